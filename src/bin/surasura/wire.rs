//! `surasura wire`: the schema of beacons, and the texts that a shop publishes about what it sends.

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use sha2::{Digest, Sha256, Sha384};
use surasura::Locale;
use surasura::beacon::schema::{
    File, Inventory, canonical, inventory, members, notice, said, words,
};

use crate::args::locale;
use crate::fault::{Fault, FaultCode, printable};

/// What is printed.
#[derive(Debug, Subcommand)]
pub enum Wire {
    /// JSON Schema (draft 2020-12) of a beacon
    Schema,
    /// SHA-256 of the schema, as it is printed: to be pinned
    Hash,
    /// Every member and word, with bounds, meaning and purpose, in Markdown
    Table {
        #[command(flatten)]
        said: Said,
    },
    /// The row for the inventory of scripts on payment pages (PCI DSS 6.4.3), in Markdown
    Inventory {
        /// Folder with the files that the shop serves
        #[arg(long, value_name = "DIR")]
        dist: PathBuf,

        /// Who receives the data, if not the shop itself
        #[arg(long, value_name = "NAME")]
        recipient: Option<String>,

        #[command(flatten)]
        said: Said,
    },
    /// The notice of what is sent to whom (電気通信事業法 27条の12), in Markdown
    Notice {
        /// Who receives the data
        #[arg(long, value_name = "NAME")]
        recipient: String,

        /// What for; without it, what surasura can be used for
        #[arg(long, value_name = "TEXT")]
        purpose: Option<String>,

        #[command(flatten)]
        said: Said,
    },
}

/// The language.
#[derive(Clone, Copy, Debug, Args)]
pub struct Said {
    /// Language of the text
    #[arg(long, value_name = "LANGUAGE", default_value = "ja", value_parser = locale())]
    lang: Locale,
}

impl Wire {
    /// The language that is wanted, if it makes a difference.
    pub const fn lang(&self) -> Option<Locale> {
        match self {
            Self::Schema | Self::Hash => None,
            Self::Table { said } | Self::Inventory { said, .. } | Self::Notice { said, .. } => {
                Some(said.lang)
            }
        }
    }

    /// Prints it.
    ///
    /// # Errors
    /// `FILE_UNREADABLE` where the folder has no script that can be read, `FILE_UNWRITABLE` where the
    /// standard output takes nothing.
    pub fn run(&self) -> Result<(), Fault> {
        let text = self.text()?;
        match io::stdout().lock().write_all(text.as_bytes()) {
            // Whoever reads it has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            Err(error) => Err(Fault::new(FaultCode::FileUnwritable, format!("-: {error}"))),
            Ok(()) => Ok(()),
        }
    }

    fn text(&self) -> Result<String, Fault> {
        Ok(match self {
            Self::Schema => canonical(),
            Self::Hash => schema_hash() + "\n",
            Self::Table {
                said: Said { lang },
            } => {
                let head = ["## メンバー\n\n", "## Members\n\n"];
                let tail = ["\n## 語\n\n", "\n## Words\n\n"];
                [
                    said(*lang, head),
                    &members(*lang),
                    said(*lang, tail),
                    &words(*lang),
                ]
                .concat()
            }
            Self::Inventory {
                dist,
                recipient,
                said,
            } => {
                let files = files(dist)?;
                let recipient = recipient.as_deref().map(printable);
                let of = Inventory {
                    version: env!("CARGO_PKG_VERSION"),
                    schema_hash: &schema_hash(),
                    files: &files,
                    recipient: recipient.as_deref(),
                };
                inventory(said.lang, &of)
            }
            Self::Notice {
                recipient,
                purpose,
                said,
            } => {
                let purpose = purpose.as_deref().map(printable);
                notice(said.lang, &printable(recipient), purpose.as_deref())
            }
        })
    }
}

fn schema_hash() -> String {
    let hash = Sha256::digest(canonical());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The scripts and modules of a folder, by name, with their hashes.
fn files(folder: &Path) -> Result<Vec<File>, Fault> {
    let unreadable = |path: &Path, why: &dyn Display| {
        Fault::new(
            FaultCode::FileUnreadable,
            format!("{}: {why}", path.display()),
        )
    };
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let ships = |end: &OsStr| ["js", "mjs", "wasm"].iter().any(|known| end == *known);
        if path.is_file() && path.extension().is_some_and(ships) {
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push(File {
                name: printable(&name),
                integrity: format!("sha384-{}", base64(&Sha384::digest(bytes))),
            });
        }
    }
    if files.is_empty() {
        return Err(unreadable(folder, &"*.js, *.mjs, *.wasm"));
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// RFC 4648, section 4. A hash of 48 bytes needs no padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for shift in [18, 12, 6, 0] {
            let digit = DIGITS.get(bits >> shift & 63).copied().unwrap_or_default();
            out.push(char::from(digit));
        }
    }
    out
}
