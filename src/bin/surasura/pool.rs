//! One thread reads, some work, one writes. Batches go round the workers in turn and are taken back
//! in the same turn, so their order stays; the channels hold one each, so memory does.

use std::io::Read;
use std::num::NonZero;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

use crate::fault::Fault;
use crate::mend::{Done, Plan};
use crate::reader::Reader;

/// More threads than this wait for the one that reads.
const MOST: usize = 8;

/// As many workers as the machine has processors, within reason.
pub fn usual() -> NonZero<usize> {
    let most = NonZero::new(MOST).unwrap_or(NonZero::<usize>::MIN);
    thread::available_parallelism().map_or(NonZero::<usize>::MIN, |found| found.min(most))
}

/// Sends all of a file through `plan`, and the results to `take` in the order of the file, until it
/// says that it wants no more.
///
/// # Errors
/// What reading gives, by way of `unreadable`, and what `take` gives.
pub fn run(
    mut reader: Reader<impl Read + Send>,
    plan: &Plan,
    workers: NonZero<usize>,
    unreadable: impl Fn(std::io::Error) -> Fault + Send,
    mut take: impl FnMut(&Done) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    thread::scope(|scope| {
        let (give_back, used) = channel();
        let (mut to, mut from) = (Vec::new(), Vec::new());
        for _ in 0..workers.get() {
            let (work, batches) = sync_channel(1);
            let (results, done) = sync_channel(1);
            scope.spawn(move || {
                for batch in batches {
                    // Nobody waits for it any more: the output is closed.
                    if results.send(plan.mend(batch)).is_err() {
                        break;
                    }
                }
            });
            to.push(work);
            from.push(done);
        }
        let reading = scope.spawn(move || {
            for worker in to.iter().cycle() {
                let spare = used.try_recv().unwrap_or_default();
                let Some(batch) = reader.next(spare).map_err(&unreadable)? else {
                    break;
                };
                if worker.send(batch).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let mut taken = Ok(true);
        for worker in from.iter().cycle() {
            // A worker without a result has had no batch, so there are no more.
            let Ok(done) = worker.recv() else { break };
            taken = take(&done);
            if !matches!(taken, Ok(true)) {
                break;
            }
            let _reader_is_done = give_back.send(done.batch);
        }
        drop(from);
        // A panic goes on here: nothing may be taken for the whole that is not.
        let read = reading
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        taken.and(read)
    })
}
