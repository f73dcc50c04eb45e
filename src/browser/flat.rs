//! Writes values out for JavaScript as numbers alone, in the order of their members: `pkg/npm/answer.js` has the
//! shapes, and makes objects of them. A third of the bytes of JSON in the module, and a tenth of the time.
//!
//! A word is its place in its list, a name its number, a list its length and its elements; before what may be absent stands
//! whether it is there.

use alloc::vec::Vec;

use serde::Serialize;
use serde::ser::{SerializeSeq, SerializeStruct, Serializer};

use super::Core;
use super::unwritable::{Unwritable, Written, unwritable};

impl Core {
    /// Answers with a value; gives where it lies.
    pub(super) fn tell<T: Serialize>(&mut self, value: &T) -> *const u32 {
        self.values.clear();
        // Our types hold what `Flat` can write, and nothing else.
        let _ = value.serialize(Flat(&mut self.values));
        self.values.as_ptr().cast()
    }
}

struct Flat<'a>(&'a mut Vec<f64>);

impl Flat<'_> {
    /// Once for all that is written: it is small, and would stand in every place.
    #[inline(never)]
    fn push(self, number: f64) -> Written {
        self.0.push(number);
        Ok(())
    }
}

impl SerializeSeq for Flat<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(Flat(self.0))
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl SerializeStruct for Flat<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Written {
        value.serialize(Flat(self.0))
    }

    fn skip_field(&mut self, _: &'static str) -> Written {
        Flat(self.0).push(0.0)
    }

    fn end(self) -> Written {
        Ok(())
    }
}

impl<'a> Serializer for Flat<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeStruct = Self;

    unwritable!();

    fn serialize_bool(self, value: bool) -> Written {
        self.push(f64::from(u8::from(value)))
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.push(value as f64)
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.push(value as f64)
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.push(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.push(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.push(value.into())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.push(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.push(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.push(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        self.push(value)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        Flat(self.0).push(1.0)?;
        value.serialize(self)
    }

    fn serialize_none(self) -> Written {
        self.push(0.0)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self, Unwritable> {
        Flat(self.0).push(length.unwrap_or_default() as f64)?;
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_unit_variant(self, _: &'static str, place: u32, _: &'static str) -> Written {
        self.push(place.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_str(self, _: &str) -> Written {
        Err(Unwritable)
    }
}
