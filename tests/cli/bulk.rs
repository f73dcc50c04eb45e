//! Much of it.

use super::pipe;
use surasura::{Kind, Options, normalize};

/// Rows of many batches, with a broken one here and there.
fn rows(count: usize) -> (String, String) {
    let (mut input, mut output) = (String::from("n,電話,住所\n"), String::from("n,電話,住所\n"));
    for row in 0..count {
        let phone = format!("０９０{:08}", row * 7919);
        let address = format!("港区{}ー{}", row % 30, row % 7);
        input.push_str(&format!("{row},{phone},\"{address}\"\n"));
        let [phone, address] = [(Kind::Phone, phone), (Kind::Address, address)]
            .map(|(kind, text)| normalize(kind, &text, Options::default()).value);
        output.push_str(&format!("{row},{phone},\"{address}\"\n"));
        if row % 1000 == 999 {
            input.push_str("x\n");
            output.push_str("x\n");
        }
    }
    (input, output)
}

/// Any number of threads gives the same, in order, and what the library gives.
#[test]
fn threads_change_nothing() {
    let (input, output) = rows(30_000);
    assert!(input.len() > 3 * 256 * 1024);
    let mut said = Vec::new();
    for threads in ["1", "2", "5"] {
        let args = [
            "-c",
            "電話=phone",
            "-c",
            "住所=address",
            "--locale",
            "en",
            "--threads",
            threads,
        ];
        let run = pipe(&args, &input);
        assert!(run.text() == output, "{threads} threads");
        let mut lines: Vec<_> = run.err.lines().map(str::to_owned).collect();
        lines.pop(); // the time
        said.push(lines);
    }
    assert!(
        said[0].contains(&"-: UTF-8, rows: 30,030".to_owned()),
        "{:#?}",
        said[0]
    );
    assert!(said.iter().all(|lines| *lines == said[0]));
}

#[test]
fn fields_of_a_megabyte() {
    // The longest that is read, and one that is left as it is.
    let long = "１".repeat(65_536);
    let book = "１".repeat(350_000);
    let plain = "x,\"\n".repeat(250_000);
    let plain = plain.replace('"', "\"\"");
    let input = format!("住所,メモ\n{long},\"{plain}\"\n{book},\n港区１,\n");
    let run = pipe(&["-c", "住所=address", "--locale", "en"], &input);
    let long = "1".repeat(65_536);
    assert!(run.text() == format!("住所,メモ\n{long},\"{plain}\"\n{book},\n港区1,\n"));
    assert!(run.err.contains("rows: 3"), "{}", run.err);
    assert!(run.err.contains("TEXT_TOO_LONG"), "{}", run.err);
}

/// The peak of the resident set does not go with the length of the file.
#[cfg(target_os = "linux")]
#[test]
fn memory_is_constant() {
    use std::io::{Read, Write};

    let peak = |megabytes: usize| {
        let mut child = super::start(&mut super::command(&["-c", "2=phone", "-q", "--no-header"]));
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = child.stdout.take().expect("a pipe");
        let reader = std::thread::spawn(move || {
            let mut total = 0;
            let mut buffer = vec![0; 1 << 16];
            while let Ok(read @ 1..) = stdout.read(&mut buffer) {
                total += read;
            }
            total
        });
        let row = "山田太郎山田太郎山田太郎山田太郎山田太郎,,\n";
        let rows = row.repeat((1 << 20) / row.len());
        for _ in 0..megabytes {
            stdin.write_all(rows.as_bytes()).expect("an open pipe");
        }
        // It is still waiting for more.
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
        drop(stdin);
        assert_eq!(reader.join().expect("a reader"), megabytes * rows.len());
        assert!(child.wait().expect("an end").success());
        let status = status.expect("a running tool");
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number.expect("a number").parse::<usize>().expect("kB")
    };
    let (short, long) = (peak(4), peak(40));
    assert!(long < short + 4096, "{short} kB, {long} kB");
}
