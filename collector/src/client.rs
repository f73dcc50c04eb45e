//! What is known of who sent a beacon: which browser, on which system, as words of closed lists. What
//! the browser says of itself is looked at once, here, and kept nowhere: it has enough in it to tell
//! one shopper from the next.

use axum::http::{HeaderMap, header};

/// A closed list of words.
macro_rules! buckets {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$doc])* $member,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The word in the data file and in exports.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$member => $word,)+
                }
            }
        }
    };
}

buckets! {
    /// The browser, or the app whose browser it is.
    Browser {
        /// Google Chrome, on whatever it runs.
        Chrome = "chrome",
        /// Microsoft Edge.
        Edge = "edge",
        /// Safari itself, not another app on its engine.
        Safari = "safari",
        /// Firefox.
        Firefox = "firefox",
        /// Samsung Internet.
        Samsung = "samsung",
        /// The browser in LINE.
        Line = "line",
        /// The browser in the app of Yahoo! JAPAN.
        Yahoo = "yahoo",
        /// Any other, and other apps' own.
        Other = "other",
    }
}

buckets! {
    /// The operating system.
    Os {
        /// iPhones, and iPads that say so; most of them say that they are a Mac.
        Ios = "ios",
        /// Android.
        Android = "android",
        /// Windows.
        Windows = "windows",
        /// macOS, and iPads.
        Mac = "mac",
        /// Linux.
        Linux = "linux",
        /// Any other.
        Other = "other",
    }
}

/// Marks in the order in which they decide: who builds on another's browser names that one, too.
const BROWSERS: [(&str, Browser); 16] = [
    (" Line/", Browser::Line),
    ("YJApp", Browser::Yahoo),
    ("jp.co.yahoo.", Browser::Yahoo),
    ("SamsungBrowser/", Browser::Samsung),
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("OPR/", Browser::Other),
    // Meta's apps, and whatever else on Android shows pages in a view of its own.
    ("FBAN", Browser::Other),
    ("Instagram", Browser::Other),
    ("; wv)", Browser::Other),
    ("FxiOS/", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    // Apps on iOS leave "Version/" out; only Safari says both.
    ("Version/", Browser::Safari),
];

const SYSTEMS: [(&str, Os); 7] = [
    ("iPhone", Os::Ios),
    ("iPad", Os::Ios),
    ("iPod", Os::Ios),
    ("Android", Os::Android),
    ("Windows", Os::Windows),
    ("Macintosh", Os::Mac),
    ("Linux", Os::Linux),
];

/// Who sent a beacon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Client {
    /// With what.
    pub browser: Browser,
    /// On what.
    pub os: Os,
}

impl Client {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        browser: Browser::Other,
        os: Os::Other,
    };

    /// From the headers of its request.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let agent = headers.get(header::USER_AGENT);
        agent
            .and_then(|agent| agent.to_str().ok())
            .map_or(Self::UNKNOWN, Self::of_agent)
    }

    fn of_agent(agent: &str) -> Self {
        let browser = BROWSERS.iter().find(|(mark, _)| agent.contains(mark));
        let os = SYSTEMS.iter().find(|(mark, _)| agent.contains(mark));
        let browser = match browser {
            // Other things on other engines say it as well.
            Some((_, Browser::Safari)) if !agent.contains("Safari/") => Browser::Other,
            found => found.map_or(Browser::Other, |(_, browser)| *browser),
        };
        Self {
            browser,
            os: os.map_or(Os::Other, |(_, os)| *os),
        }
    }
}

#[cfg(test)]
mod tests;
