//! What our types do not hold, and no writer of the page writes.

use core::fmt::{self, Display};

use serde::ser;

/// What cannot be written.
#[derive(Debug)]
pub(super) struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl core::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

pub(super) type Written = Result<(), Unwritable>;

/// The part of a `Serializer` that writes none of it.
macro_rules! unwritable {
    () => {
        type SerializeTuple = serde::ser::Impossible<(), Unwritable>;
        type SerializeTupleStruct = serde::ser::Impossible<(), Unwritable>;
        type SerializeTupleVariant = serde::ser::Impossible<(), Unwritable>;
        type SerializeMap = serde::ser::Impossible<(), Unwritable>;
        type SerializeStructVariant = serde::ser::Impossible<(), Unwritable>;

        fn serialize_f32(self, _: f32) -> Written {
            Err(Unwritable)
        }

        fn serialize_char(self, _: char) -> Written {
            Err(Unwritable)
        }

        fn serialize_bytes(self, _: &[u8]) -> Written {
            Err(Unwritable)
        }

        fn serialize_unit(self) -> Written {
            Err(Unwritable)
        }

        fn serialize_unit_struct(self, _: &'static str) -> Written {
            Err(Unwritable)
        }

        fn serialize_newtype_variant<T: serde::Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Written {
            Err(Unwritable)
        }

        fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unwritable> {
            Err(Unwritable)
        }

        fn serialize_tuple_struct(
            self,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleStruct, Unwritable> {
            Err(Unwritable)
        }

        fn serialize_tuple_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeTupleVariant, Unwritable> {
            Err(Unwritable)
        }

        fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
            Err(Unwritable)
        }

        fn serialize_struct_variant(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: usize,
        ) -> Result<Self::SerializeStructVariant, Unwritable> {
            Err(Unwritable)
        }
    };
}

pub(super) use unwritable;
