//! The input: opened, its encoding told.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::encoding::{BOM, Encoding, guess};
use crate::fault::{Fault, FaultCode};
use crate::output::DASH;
use crate::reader::Reader;

/// An input at its start, after the byte order mark.
pub struct Source {
    /// Its name for people.
    pub name: String,
    /// The file, if it is one; the standard input is none.
    pub file: Option<File>,
    /// What reads it.
    pub reader: Reader<Box<dyn Read + Send>>,
    /// How its bytes are text.
    pub encoding: Encoding,
    /// Whether it began with a byte order mark.
    pub marked: bool,
}

impl Source {
    /// Opens a file, or the standard input.
    ///
    /// # Errors
    /// `FILE_UNREADABLE`, and what [`guess`] says.
    pub fn open(path: Option<&Path>, given: Option<Encoding>) -> Result<Self, Fault> {
        let name = path.map_or(DASH.into(), |path| path.display().to_string());
        let unreadable = |error: io::Error| unreadable(&name, &error);
        let file = path.map(File::open).transpose().map_err(unreadable)?;
        let input: Box<dyn Read + Send> = match &file {
            Some(file) => Box::new(file.try_clone().map_err(unreadable)?),
            None => Box::new(io::stdin()),
        };
        let mut reader = Reader::new(input);
        // Who types wants an answer to the first line.
        let far = given.is_none() && (file.is_some() || !io::stdin().is_terminal());
        let (block, whole) = reader.look(far).map_err(unreadable)?;
        let encoding = guess(block, given, whole)?;
        let marked = block.starts_with(BOM);
        if marked {
            reader.skip(BOM.len());
        }
        Ok(Self {
            name,
            file,
            reader,
            encoding,
            marked,
        })
    }

    /// How many bytes it has, if that can be known.
    pub fn size(&self) -> Option<u64> {
        let metadata = self.file.as_ref()?.metadata().ok()?;
        metadata.is_file().then_some(metadata.len())
    }
}

/// The fault of an input that cannot be read.
pub fn unreadable(name: &str, error: &dyn Display) -> Fault {
    Fault::new(FaultCode::FileUnreadable, format_args!("{name}: {error}"))
}
