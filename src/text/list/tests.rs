use super::{among, place};

#[test]
fn a_list_has_the_characters_of_its_text() {
    let list: &[u16] = list!("aé々〇一ー～");
    let text: String = list
        .iter()
        .map(|unit| char::from_u32(u32::from(*unit)).unwrap())
        .collect();
    assert_eq!(text, "aé々〇一ー～");
    assert_eq!(place(list, '一'), Some(4));
    assert!(!among('\u{10061}', list));
}
