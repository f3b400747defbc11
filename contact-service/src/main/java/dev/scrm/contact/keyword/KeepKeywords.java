package dev.scrm.contact.keyword;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the lists of keywords of a corp. What was said before a list was changed stays noticed as it was. */
public final class KeepKeywords {
    static final int MOST = 50;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    private final KeywordLists lists;
    private final Clock clock;

    KeepKeywords(KeywordLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /** @param seen refuses when the list is not what the caller decided on; it is given null when there is none */
    public KeywordList put(
            String corpId, String id, KeywordList.Text text, String by, Consumer<@Nullable KeywordList> seen) {
        if (!ID.matcher(id).matches()) {
            throw KeywordsRefused.invalid("id", "1 to 32 of a-z, 0-9 and hyphen");
        }
        return lists.change(corpId, id, known -> {
            seen.accept(known);
            if (known == null && lists.list(corpId).size() >= MOST) {
                throw KeywordsRefused.tooMany(MOST);
            }
            if (known != null && known.says(text)) {
                return known;
            }
            return KeywordList.of(known, corpId, id, text, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    public KeywordList get(String corpId, String id) {
        return lists.find(corpId, id).orElseThrow(() -> KeywordsRefused.unknown(id));
    }

    public List<KeywordList> list(String corpId) {
        return lists.list(corpId);
    }

    /** @param seen refuses when the list is not what the caller decided on */
    public void remove(String corpId, String id, Consumer<KeywordList> seen) {
        if (!lists.remove(corpId, id, seen)) {
            throw KeywordsRefused.unknown(id);
        }
    }
}
