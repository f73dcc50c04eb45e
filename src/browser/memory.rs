//! What the module keeps, and where: its core, and its allocator, a free list. What it holds is small
//! and short-lived.
#![allow(
    unsafe_code,
    reason = "an allocator is unsafe to name, and a static is for all threads"
)]

use core::cell::{RefCell, RefMut};

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

use super::Core;

// Sound because a module of wasm-bindgen without atomics runs in one thread.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A cell of that one thread.
struct Kept(RefCell<Option<Core>>);

// Sound for the same reason.
unsafe impl Sync for Kept {}

static CORE: Kept = Kept(RefCell::new(None));

/// The core, made at the first call. Rust calls nothing in the page, so that nobody else has it; but
/// where a call was stopped in the middle, what it left is not to be gone on with: then this stops, too.
pub(super) fn core() -> RefMut<'static, Core> {
    RefMut::map(CORE.0.borrow_mut(), Option::get_or_insert_default)
}

/// A panic stops the module; what it would have said would cost 2 KB. None is known.
#[cfg(not(feature = "std"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
