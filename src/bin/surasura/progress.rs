//! The progress bar: on a terminal, and nowhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

/// A bar over so many bytes, or a counter where nobody knows how many there are. It draws nothing
/// when the standard error output is no terminal.
pub fn bar(shown: bool, bytes: Option<u64>) -> ProgressBar {
    if !shown {
        return ProgressBar::hidden();
    }
    let template = match bytes {
        Some(_) => "{percent:>3}% [{bar:30}] {bytes}/{total_bytes}, {bytes_per_sec}, {eta}",
        None => "{spinner} {bytes}, {bytes_per_sec}",
    };
    // A fault is said on a clear line.
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr())
        .with_finish(ProgressFinish::AndClear);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}
