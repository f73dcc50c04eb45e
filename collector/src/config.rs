//! What can be set from the command line, and what is refused before anything starts.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::http::HeaderValue;
use axum::http::uri::Authority;
use clap::Parser;
use clap::builder::NonEmptyStringValueParser;

use crate::report::Settings as Counting;
use crate::zone::Zone;

/// Receives surasura's beacons, keeps them in one SQLite file, and shows the report.
#[derive(Clone, Debug, Parser)]
#[command(name = "surasura-collector", version)]
pub struct Config {
    /// Address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8787")]
    pub listen: SocketAddr,

    /// The SQLite file; made if it is not there, its folder must be
    #[arg(long, value_name = "FILE", default_value = "surasura.sqlite3")]
    pub data: PathBuf,

    /// Folder whose files are served at /; the report page lies in it too
    #[arg(long, value_name = "DIR")]
    pub www: Option<PathBuf>,

    /// Path that takes the beacons
    #[arg(long, value_name = "PATH", default_value = "/efo", value_parser = endpoint)]
    pub endpoint: String,

    /// Password of the report for everyone who is not on this machine (any user name)
    ///
    /// Other users of the machine can read a command line: the variable is the better way.
    #[arg(
        long,
        value_name = "TOKEN",
        env = "SURASURA_REPORT_TOKEN",
        hide_env_values = true,
        value_parser = NonEmptyStringValueParser::new()
    )]
    pub report_token: Option<String>,

    /// Everything comes by a reverse proxy: ask for the token on this machine too, and take the
    /// address of a client from X-Forwarded-For or Forwarded
    #[arg(long)]
    pub proxied: bool,

    /// Origin whose pages may send beacons, like https://shop.example; once for each. Without it, pages
    /// of the collector's own host may
    #[arg(long = "origin", value_name = "ORIGIN", value_parser = origin)]
    pub origins: Vec<HeaderValue>,

    /// Days that an attempt is kept after the last that was heard of it
    #[arg(long, value_name = "DAYS", default_value = "90", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub keep_days: u32,

    /// The shop's time zone, which says what a day is
    #[arg(
        long,
        value_name = "OFFSET",
        default_value = "+09:00",
        allow_hyphen_values = true
    )]
    pub utc_offset: Zone,

    /// Beacons a second that one client may send, six times as many at once; 0: any number
    #[arg(long, value_name = "N", default_value = "10")]
    pub client_rate: u32,

    /// Beacons a second that all clients together may send, twice as many at once; 0: any number
    #[arg(long, value_name = "N", default_value = "1000")]
    pub total_rate: u32,

    /// How the report counts
    #[command(flatten)]
    pub counting: Counting,
}

/// An origin as browsers write it: anything else would never be equal to one.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let value =
        HeaderValue::from_str(text).map_err(|_| "it is written like https://shop.example")?;
    // What pages in a sandbox send, of whomever they are.
    if text == "null" {
        return Ok(value);
    }
    let (name, usual) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
        (Some(name), _) => (name, 443),
        (_, Some(name)) => (name, 80),
        _ => return Err("it begins with https:// or http://".into()),
    };
    let authority: Authority = name
        .parse()
        .map_err(|_| "a host follows, and nothing else")?;
    if authority.as_str().contains('@') || name.ends_with(':') {
        return Err("a host follows, and nothing else".into());
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err("browsers write it in lower case".into());
    }
    if authority.port_u16() == Some(usual) {
        return Err(format!("browsers leave :{usual} out"));
    }
    Ok(value)
}

/// A path that can be a route: it begins with a slash and has nothing that a router would read as a
/// pattern or a browser would rewrite.
fn endpoint(text: &str) -> Result<String, String> {
    let segments = text.strip_prefix('/').ok_or("it must begin with /")?;
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
    for segment in segments.split('/') {
        if segment.is_empty() || segment == "." || segment == ".." {
            return Err("a part between slashes is empty or dots".into());
        }
        if !segment.bytes().all(fits) {
            return Err("only letters, digits, - _ . ~ and / can stand in it".into());
        }
    }
    if segments.split('/').next() == Some("report") {
        return Err("the report is there".into());
    }
    Ok(text.into())
}

/// The places on disk, checked: both absolute, and the data out of reach of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The SQLite file.
    pub data: PathBuf,
    /// The folder served at `/`.
    pub www: Option<PathBuf>,
}

/// Why the places on disk cannot be used.
#[derive(Debug)]
pub enum PlaceError {
    /// The data file's folder cannot be found.
    NoDataFolder(PathBuf, io::Error),
    /// The data file's name is none.
    NoDataFile(PathBuf),
    /// The web folder cannot be found.
    NoWww(PathBuf, io::Error),
    /// Everybody could download the data file.
    DataInWww(PathBuf, PathBuf),
}

impl fmt::Display for PlaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDataFolder(path, why) => {
                write!(
                    f,
                    "--data: the folder of {} cannot be used: {why}",
                    path.display()
                )
            }
            Self::NoDataFile(path) => write!(f, "--data: {} is not a file", path.display()),
            Self::NoWww(path, why) => {
                write!(f, "--www: {} cannot be used: {why}", path.display())
            }
            Self::DataInWww(data, www) => write!(
                f,
                "--data: {} lies in {}, where everybody could download it; put it elsewhere",
                data.display(),
                www.display()
            ),
        }
    }
}

impl std::error::Error for PlaceError {}

impl Config {
    /// Resolves the paths, links included, and refuses a data file inside the web folder.
    ///
    /// # Errors
    /// [`PlaceError`], with what to change.
    pub fn places(&self) -> Result<Places, PlaceError> {
        let data = resolve_file(&self.data)?;
        let www = match &self.www {
            None => None,
            Some(dir) => Some(resolve_dir(dir).map_err(|e| PlaceError::NoWww(dir.clone(), e))?),
        };
        match www {
            Some(www) if data.starts_with(&www) => Err(PlaceError::DataInWww(data, www)),
            www => Ok(Places { data, www }),
        }
    }
}

fn resolve_dir(dir: &Path) -> io::Result<PathBuf> {
    let dir = dir.canonicalize()?;
    if dir.is_dir() {
        Ok(dir)
    } else {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

/// The file itself may be missing; if it is a link, what it points to counts.
fn resolve_file(path: &Path) -> Result<PathBuf, PlaceError> {
    if path.is_dir() {
        return Err(PlaceError::NoDataFile(path.into()));
    }
    if let Ok(file) = path.canonicalize() {
        return Ok(file);
    }
    let name = path
        .file_name()
        .ok_or_else(|| PlaceError::NoDataFile(path.into()))?;
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    match folder.canonicalize() {
        Ok(folder) => Ok(folder.join(name)),
        Err(why) => Err(PlaceError::NoDataFolder(path.into(), why)),
    }
}

#[cfg(test)]
mod tests;
