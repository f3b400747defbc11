package dev.scrm.contact.contact;

import static java.util.stream.Collectors.toCollection;

import dev.scrm.contact.field.Value;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.PersonalText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a contact is found by, in pieces that an index holds: its names, what staff call it, and texts of the corp's own fields. Of Chinese
 * each character and each two that follow each other, of other words the beginnings, of long numbers, dates, phone numbers and e-mail
 * addresses nothing. A piece says where it comes from, so that nobody
 * finds by what they may not see.
 */
public final class SearchText {
    public static final String NAME = "name";
    public static final String REMARK = "remark";

    private static final String FIELDS = "fields.";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int LONGEST = 64;
    private static final int LONGEST_BEGINNING = 12;
    private static final int LONGEST_NUMBER = 4;
    private static final int MOST_PIECES = 200;
    private static final int MOST_SOUGHT = 12;

    private SearchText() {}

    /** Where pieces of a field of the corp's own come from. */
    public static String field(String fieldId) {
        return FIELDS + fieldId;
    }

    /** Which class of data lies in a source. */
    public static DataClass dataClass(String source) {
        return switch (source) {
            case NAME -> DataClass.NAME;
            case REMARK -> DataClass.REMARK;
            default -> DataClass.ofField(source.substring(FIELDS.length()));
        };
    }

    /** Of a person, those of the name first: of more than {@value #MOST_PIECES} the others find nobody. */
    public static List<String> pieces(Person person) {
        var name = person.names().map(called -> piecesOf(NAME, called));
        var remarks = person.relations().stream()
                .filter(Relation::stands)
                .flatMap(relation -> Stream.ofNullable(relation.remark()))
                .map(remark -> piecesOf(REMARK, remark.value()));
        var fields = person.statements().fields().stream()
                .filter(told -> told.value() instanceof Value.Text)
                .map(told -> piecesOf(field(told.fieldId()), ((Value.Text) told.value()).text()));
        return Stream.of(name, remarks, fields)
                .flatMap(pieces -> pieces)
                .flatMap(Collection::stream)
                .distinct()
                .limit(MOST_PIECES)
                .toList();
    }

    private static Set<String> piecesOf(String source, String text) {
        Set<String> pieces = new LinkedHashSet<>();
        if (text.length() <= LONGEST && !DATE.matcher(text).matches()) {
            for (var word : words(PersonalText.withoutNumbersAndAddresses(text))) {
                if (word.chinese()) {
                    word.characters().forEach(pieces::add);
                    word.pairs().forEach(pieces::add);
                } else if (!word.isLongNumber()) {
                    word.beginnings().forEach(pieces::add);
                }
            }
        }
        return pieces.stream().map(piece -> source + ":" + piece).collect(toCollection(LinkedHashSet::new));
    }

    /**
     * What has to be there for a text to be found: of each one form at least.
     *
     * @param sources where it may come from
     */
    public static List<Set<String>> sought(String text, Collection<String> sources) {
        if (text.length() > LONGEST) {
            throw ContactRefused.searchInvalid(LONGEST);
        }
        var pieces = words(text).stream()
                .flatMap(word -> word.sought())
                .distinct()
                .limit(MOST_SOUGHT)
                .<Set<String>>map(piece ->
                        sources.stream().map(source -> source + ":" + piece).collect(toCollection(LinkedHashSet::new)))
                .toList();
        if (pieces.isEmpty()) {
            throw ContactRefused.searchInvalid(LONGEST);
        }
        return pieces;
    }

    /**
     * Characters of one kind that follow each other.
     *
     * @param chinese or another script without spaces between words
     */
    private record Word(List<String> characters, boolean chinese) {
        Stream<String> pairs() {
            return IntStream.range(1, characters.size()).mapToObj(i -> characters.get(i - 1) + characters.get(i));
        }

        Stream<String> beginnings() {
            return IntStream.rangeClosed(1, Math.min(LONGEST_BEGINNING, characters.size()))
                    .mapToObj(this::beginning);
        }

        /** Such as a phone number, however it is written: nobody shall find it digit by digit. */
        boolean isLongNumber() {
            return characters.size() > LONGEST_NUMBER
                    && characters.stream().allMatch(one -> Character.isDigit(one.codePointAt(0)));
        }

        private String beginning(int length) {
            return String.join("", characters.subList(0, length));
        }

        Stream<String> sought() {
            if (chinese && characters.size() > 1) {
                return pairs();
            }
            return Stream.of(beginning(Math.min(LONGEST_BEGINNING, characters.size())));
        }
    }

    /** Full-width and half-width forms, upper and lower case are one; signs stand between words. */
    private static List<Word> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<Word> words = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean chinese = false;
        for (int point : plain.codePoints().toArray()) {
            boolean counts = Character.isLetterOrDigit(point);
            if (!open.isEmpty() && (!counts || isChinese(point) != chinese)) {
                words.add(new Word(List.copyOf(open), chinese));
                open.clear();
            }
            if (counts) {
                chinese = isChinese(point);
                open.add(Character.toString(point));
            }
        }
        if (!open.isEmpty()) {
            words.add(new Word(List.copyOf(open), chinese));
        }
        return words;
    }

    private static boolean isChinese(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI -> true;
            default -> false;
        };
    }
}
