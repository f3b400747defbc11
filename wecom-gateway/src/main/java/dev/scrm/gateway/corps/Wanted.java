package dev.scrm.gateway.corps;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What values may be; each refuses by the field's name and without the value. */
final class Wanted {
    /** As WeCom's console gives them out. */
    static final Pattern CORP_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** A positive number, or what stands for the contact-sync helper. */
    static final Pattern AGENT_ID = Pattern.compile("[1-9][0-9]{0,9}|" + App.CONTACT_SYNC);

    /** Printable ASCII without blanks, well above the 43 characters WeCom's secrets have. */
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,256}");

    /** Letters and digits, at most 32, as WeCom's console demands. */
    static final Pattern CALLBACK_TOKEN = Pattern.compile("[0-9A-Za-z]{1,32}");

    /** Whatever its last two bits are: WeCom makes keys that a strict decoder refuses. */
    private static final Pattern AES_KEY = Pattern.compile("[0-9A-Za-z]{43}");

    /** Such as wkDEMOkf0001. */
    private static final Pattern SERVICE_ACCOUNT = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** A host in lower case, with a port where it is not the usual one. */
    static final Pattern DOMAIN = Pattern.compile("[0-9a-z]([0-9a-z.-]{0,251}[0-9a-z])?(:[1-9][0-9]{0,4})?");

    /** No control characters. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{0,64}");

    /** As WeCom gives them out. */
    private static final Pattern ROBOT_KEY = Pattern.compile("[0-9A-Za-z-]{8,64}");

    /** A key of a button, or what it says: no control characters. */
    private static final Pattern BUTTON_TEXT = Pattern.compile("[^\\p{Cntrl}]{1,128}");

    /** Fits into the 2048 bytes that WeCom takes of a text, whatever its characters are. */
    private static final Pattern GREETING = Pattern.compile("[\\n\\P{Cntrl}]{1,500}");

    /** What a card says about itself. */
    private static final Pattern DESCRIPTION = Pattern.compile("[^\\p{Cntrl}]{1,512}");

    /** Of a page. */
    private static final Pattern URL = Pattern.compile("https?://[!-~]{1,2000}");

    private static final int MOST_ANSWERS = 200;

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private Wanted() {}

    static String corpId(String value) {
        return matching(CORP_ID, "corpId", "1 to 64 letters, digits, hyphens and underscores", value);
    }

    static String agentId(String value) {
        return matching(AGENT_ID, "agentId", "a positive number, or " + App.CONTACT_SYNC, value);
    }

    static String secret(String value) {
        return matching(SECRET, "secret", "1 to 256 printable characters without blanks", value);
    }

    static String callbackToken(String value) {
        return matching(CALLBACK_TOKEN, "callbackToken", "1 to 32 letters and digits", value);
    }

    static String callbackAesKey(String value) {
        return matching(AES_KEY, "callbackAesKey", "43 letters and digits", value);
    }

    static String name(String value) {
        return matching(NAME, "name", "a text of at most 64 characters", value);
    }

    static Set<String> serviceAccounts(Set<String> values) {
        return each(SERVICE_ACCOUNT, "kfAccounts", "at most 100 ids such as wkDEMOkf0001", values, 100);
    }

    static Set<String> trustedDomains(Set<String> values) {
        return each(DOMAIN, "trustedDomains", "at most 20 hosts such as crm.example.com", values, 20);
    }

    static String robotId(String value) {
        return matching(CORP_ID, "robotId", "1 to 64 letters, digits, hyphens and underscores", value);
    }

    static String robotKey(String value) {
        return matching(ROBOT_KEY, "key", "8 to 64 letters, digits and hyphens", value);
    }

    static String greeting(String value) {
        return matching(GREETING, "greeting", "a text of 1 to 500 characters", value);
    }

    static Duration overlap(Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST_OVERLAP) > 0) {
            throw CorpRefused.invalid("overlap", "a duration from PT0S to P7D");
        }
        return value;
    }

    static Map<String, CardNotice> cardNotices(Map<String, CardNotice> values) {
        var wanted =
                "at most 200 notices with a title of 1 to 128 characters, a description of at most 512 and a url of"
                        + " http or https, by the keys of buttons";
        if (values.size() > MOST_ANSWERS) {
            throw CorpRefused.invalid("cardAnswers", wanted);
        }
        values.forEach((key, notice) -> {
            matching(BUTTON_TEXT, "cardAnswers", wanted, key);
            matching(BUTTON_TEXT, "cardAnswers", wanted, notice.title());
            matching(URL, "cardAnswers", wanted, notice.url());
            if (notice.description() != null) {
                matching(DESCRIPTION, "cardAnswers", wanted, notice.description());
            }
        });
        return Map.copyOf(values);
    }

    static Map<String, String> cardAnswers(Map<String, String> values) {
        var wanted = "at most 200 texts of 1 to 128 characters, by the keys of buttons";
        if (values.size() > MOST_ANSWERS) {
            throw CorpRefused.invalid("cardAnswers", wanted);
        }
        values.forEach((key, text) -> {
            matching(BUTTON_TEXT, "cardAnswers", wanted, key);
            matching(BUTTON_TEXT, "cardAnswers", wanted, text == null ? "" : text);
        });
        return Map.copyOf(values);
    }

    private static Set<String> each(Pattern pattern, String field, String wanted, Set<String> values, int most) {
        if (values.size() > most) {
            throw CorpRefused.invalid(field, wanted);
        }
        values.forEach(value -> matching(pattern, field, wanted, value));
        return Set.copyOf(values);
    }

    private static String matching(Pattern pattern, String field, String wanted, String value) {
        if (!pattern.matcher(value).matches()) {
            throw CorpRefused.invalid(field, wanted);
        }
        return value;
    }
}
