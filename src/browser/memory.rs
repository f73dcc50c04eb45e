//! The module's allocator: a free list. What it holds is small and short-lived.
#![allow(unsafe_code, reason = "an allocator is unsafe to name")]

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

// Sound because a module of wasm-bindgen without atomics runs in one thread.
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// A panic stops the module; what it would have said would cost 2 KB. None is known.
#[cfg(not(feature = "std"))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
