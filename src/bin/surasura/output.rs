//! Where the data and the report go. A file appears when it is complete: until then it is a
//! temporary one beside its place.

use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::fault::{Fault, FaultCode};

/// The name of the standard input and output.
pub const DASH: &str = "-";

/// Where bytes go.
#[derive(Debug)]
pub enum Output {
    /// Nowhere.
    Nothing,
    /// To the standard output.
    Stdout,
    /// To something that is no file: a device, a pipe.
    Device(File),
    /// To a file that is renamed in the end.
    File {
        /// The file meanwhile.
        temporary: NamedTempFile,
        /// Its place.
        place: PathBuf,
    },
}

/// Why writing ended.
#[derive(Debug)]
pub enum WriteError {
    /// Nobody reads any more, which is no error: `head` has seen enough.
    Closed,
    /// It cannot be written.
    Fault(Fault),
}

impl Output {
    /// What is named so: `-` is the standard output. A file gets the permissions of what is there,
    /// or else of `like`.
    ///
    /// # Errors
    /// `FILE_UNWRITABLE`.
    pub fn named(path: &Path, like: Option<&File>) -> Result<Self, Fault> {
        if path == Path::new(DASH) {
            return Ok(Self::Stdout);
        }
        let open = || {
            let place = place(path)?;
            let folder = place.parent().ok_or(ErrorKind::IsADirectory)?;
            let there = fs::metadata(&place).ok();
            if there.as_ref().is_some_and(|there| !there.is_file()) {
                let device = File::options().write(true).open(&place)?;
                return Ok(Self::Device(device));
            }
            let mut builder = Builder::new();
            builder.prefix(".surasura-").suffix(".tmp");
            #[cfg(unix)]
            {
                // As any new file; the default would be a file for its owner alone.
                use std::os::unix::fs::PermissionsExt;
                builder.permissions(fs::Permissions::from_mode(0o666));
            }
            let temporary = builder.tempfile_in(folder)?;
            let model = there.or_else(|| like.and_then(|like| like.metadata().ok()));
            if let Some(model) = model.filter(fs::Metadata::is_file) {
                temporary.as_file().set_permissions(model.permissions())?;
                #[cfg(unix)]
                {
                    use std::os::unix::fs::{MetadataExt, fchown};
                    // Only root can, and only root needs to.
                    let _owner_stays =
                        fchown(temporary.as_file(), Some(model.uid()), Some(model.gid()));
                }
            }
            Ok(Self::File { temporary, place })
        };
        open().map_err(|error: io::Error| unwritable(path, &error))
    }

    /// Writes.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        let result = match self {
            Self::Nothing => return Ok(()),
            Self::Stdout => {
                let mut out = io::stdout().lock();
                out.write_all(bytes).and_then(|()| out.flush())
            }
            Self::Device(device) => device.write_all(bytes),
            Self::File { temporary, .. } => temporary.write_all(bytes),
        };
        result.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => WriteError::Closed,
            _ => WriteError::Fault(unwritable(self.name(), &error)),
        })
    }

    /// Puts a file in its place. What was there is there until then, whatever happens.
    ///
    /// # Errors
    /// `FILE_UNWRITABLE`.
    pub fn finish(self) -> Result<(), Fault> {
        let Self::File { temporary, place } = self else {
            return Ok(());
        };
        let synced = temporary.as_file().sync_all();
        synced.map_err(|error| unwritable(&place, &error))?;
        let persisted = temporary.persist(&place).map(drop);
        persisted.map_err(|error| unwritable(&place, &error.error))
    }

    /// Whether lines of data appear where a progress bar would.
    pub fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout) && io::stdout().is_terminal()
    }

    fn name(&self) -> &Path {
        match self {
            Self::File { place, .. } => place,
            _ => Path::new(DASH),
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Fault {
    let path = path.display();
    Fault::new(FaultCode::FileUnwritable, format_args!("{path}: {error}"))
}

/// The place of a file, which may not be there yet; of a link, what it leads to.
fn place(path: &Path) -> io::Result<PathBuf> {
    if let Ok(place) = path.canonicalize() {
        return Ok(place);
    }
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    Ok(folder.canonicalize()?.join(name))
}

/// Refuses files that are one and the same.
///
/// # Errors
/// `OUTPUT_IS_INPUT`.
pub fn keep_apart<'a>(files: impl IntoIterator<Item = Option<&'a Path>>) -> Result<(), Fault> {
    let mut places = Vec::new();
    for path in files
        .into_iter()
        .flatten()
        .filter(|path| *path != Path::new(DASH))
    {
        // What has no place cannot be opened either, and into a device two can write.
        let Ok(place) = place(path) else { continue };
        if fs::metadata(&place).is_ok_and(|there| !there.is_file()) {
            continue;
        }
        if places.contains(&place) {
            return Err(Fault::new(FaultCode::OutputIsInput, path.display()));
        }
        places.push(place);
    }
    Ok(())
}

/// Refuses a standard output that is the file which is read: it would grow for ever.
///
/// # Errors
/// `OUTPUT_IS_INPUT`.
#[cfg(unix)]
pub fn keep_stdout_apart(input: &File) -> Result<(), Fault> {
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;

    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let (Ok(input), Ok(output)) = (
        input.metadata(),
        stdout.and_then(|out| File::from(out).metadata()),
    ) else {
        return Ok(());
    };
    let same = (input.dev(), input.ino()) == (output.dev(), output.ino());
    if output.is_file() && same {
        return Err(Fault::new(FaultCode::OutputIsInput, "-"));
    }
    Ok(())
}

/// Nothing says here which file the standard output is.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn keep_stdout_apart(_input: &File) -> Result<(), Fault> {
    Ok(())
}
