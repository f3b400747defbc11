package dev.scrm.ticket.redalert.ahocorasick;

import static java.util.Comparator.comparingInt;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * One corp's list of red-alert words, found in one pass over the raw text. Recall comes first: overlapping words are all
 * reported, and neither width, case nor spaces between the characters hide a word.
 */
final class RedAlertWords {
    /** White space and invisible format characters such as U+200B. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private final Map<String, String> configuredByNormal = new HashMap<>();
    private final Trie trie;

    RedAlertWords(Collection<String> words) {
        var builder = Trie.builder();
        for (var word : words) {
            var normal = normalise(word);
            if (normal.isEmpty()) {
                throw new IllegalArgumentException("Expected red-alert words to hold a character, but one is blank");
            }
            if (configuredByNormal.putIfAbsent(normal, word) == null) {
                builder.addKeyword(normal);
            }
        }
        trie = builder.build();
    }

    /** The words found, as configured, each once, in the order of the text; the longer first where two begin together. */
    List<String> in(String text) {
        return trie.parseText(normalise(text)).stream()
                .sorted(comparingInt(Emit::getStart)
                        .thenComparing(comparingInt(Emit::getEnd).reversed()))
                .map(emit -> configuredByNormal.getOrDefault(emit.getKeyword(), emit.getKeyword()))
                .distinct()
                .toList();
    }

    /** NFKC turns full-width letters and digits into the usual ones; upper case first, so that ß and its like fold too. */
    private static String normalise(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return INVISIBLE.matcher(folded).replaceAll("");
    }
}
