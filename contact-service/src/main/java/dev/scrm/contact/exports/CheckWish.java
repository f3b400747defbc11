package dev.scrm.contact.exports;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.SearchText;
import dev.scrm.contact.exports.ExportRefused.Flaw;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.field.VisibleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what somebody wants, and says everything that is wrong with it at once. */
final class CheckWish {
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_BECAUSE = 500;

    /** What can be made. */
    record Plan(
            ExportFormat format,
            List<Heading> columns,
            ExportFilter filter,
            ExportPurpose purpose,
            @Nullable String because) {
        Plan {
            requireNonNull(format, "format");
            requireNonNull(filter, "filter");
            requireNonNull(purpose, "purpose");
            columns = List.copyOf(columns);
        }
    }

    private final Fields fields;
    private final ReadContacts readContacts;

    CheckWish(Fields fields, ReadContacts readContacts) {
        this.fields = fields;
        this.readContacts = readContacts;
    }

    Plan check(String corpId, ExportWish wish) {
        List<Flaw> flaws = new ArrayList<>();
        var format = format(wish.format(), flaws);
        var columns = columns(corpId, wish.columns(), flaws);
        var filter = filter(corpId, wish.filter(), flaws);
        var purpose = purpose(wish.purpose(), flaws);
        because(purpose.orElse(null), wish.because(), flaws);
        refuse(flaws);
        return new Plan(format.orElseThrow(), columns, filter, purpose.orElseThrow(), wish.because());
    }

    /** For somebody who only looks: nobody takes anything along, so nobody says what for. */
    Plan checkLook(String corpId, ExportWish wish) {
        List<Flaw> flaws = new ArrayList<>();
        var columns = columns(corpId, wish.columns(), flaws);
        var filter = filter(corpId, wish.filter(), flaws);
        refuse(flaws);
        return new Plan(ExportFormat.CSV, columns, filter, ExportPurpose.OTHER, null);
    }

    private static void refuse(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw ExportRefused.invalid(flaws);
        }
    }

    private static Optional<ExportFormat> format(@Nullable String word, List<Flaw> flaws) {
        var format = Optional.ofNullable(word).flatMap(ExportFormat::of);
        if (format.isEmpty()) {
            flaws.add(flaw("format", "format-unknown", "one of " + ExportFormat.words()));
        }
        return format;
    }

    private List<Heading> columns(String corpId, @Nullable List<@Nullable String> words, List<Flaw> flaws) {
        if (words == null || words.isEmpty() || words.size() > MOST_COLUMNS) {
            flaws.add(flaw("columns", "columns-missing", "1 to %d columns".formatted(MOST_COLUMNS)));
            return List.of();
        }
        Map<String, Field> known = new HashMap<>();
        fields.list(corpId).forEach(field -> known.put(field.id(), field));
        List<Heading> headings = new ArrayList<>();
        Set<ExportColumn> named = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            var where = "columns[%d]".formatted(i);
            var column = Optional.ofNullable(words.get(i)).flatMap(ExportColumn::of);
            var heading = column.flatMap(one -> Headings.of(one, known));
            if (heading.isEmpty()) {
                flaws.add(flaw(where, "column-unknown", "a column that the corp has"));
            } else if (!named.add(column.orElseThrow())) {
                flaws.add(flaw(where, "column-repeated", "each column once"));
            } else {
                headings.add(heading.orElseThrow());
            }
        }
        return headings;
    }

    private ExportFilter filter(String corpId, @Nullable ExportFilter wanted, List<Flaw> flaws) {
        var filter = wanted == null ? ExportFilter.ALL : wanted;
        id("filter.staffId", filter.staffId(), flaws);
        id("filter.tagId", filter.tagId(), flaws);
        id("filter.liveCode", filter.liveCode(), flaws);
        id("filter.chatId", filter.chatId(), flaws);
        text(filter.text(), flaws);
        var segmentId = filter.segmentId();
        if (segmentId != null && filter.asksForContacts()) {
            flaws.add(flaw("filter.segmentId", "filter-mixed", "a segment alone, or the others without it"));
        } else if (segmentId != null && !readContacts.knowsSegment(corpId, segmentId)) {
            flaws.add(flaw("filter.segmentId", "segment-unknown", "a segment that the corp has"));
        }
        return filter;
    }

    private static void id(String where, @Nullable String id, List<Flaw> flaws) {
        if (id != null && !VisibleText.isLine(id, LONGEST_ID)) {
            flaws.add(flaw(where, "filter-invalid", "1 to %d visible characters, or none".formatted(LONGEST_ID)));
        }
    }

    private static void text(@Nullable String text, List<Flaw> flaws) {
        if (text == null) {
            return;
        }
        try {
            SearchText.sought(text, List.of(SearchText.NAME));
        } catch (ContactRefused refused) {
            flaws.add(flaw("filter.q", "search-invalid", String.valueOf(refused.getMessage())));
        }
    }

    private static Optional<ExportPurpose> purpose(@Nullable String word, List<Flaw> flaws) {
        var purpose = Optional.ofNullable(word).flatMap(ExportPurpose::of);
        if (purpose.isEmpty()) {
            flaws.add(flaw("purpose", "purpose-unknown", "one of " + ExportPurpose.words()));
        }
        return purpose;
    }

    private static void because(@Nullable ExportPurpose purpose, @Nullable String because, List<Flaw> flaws) {
        if (because == null && purpose == ExportPurpose.OTHER) {
            flaws.add(flaw("because", "because-missing", "a reason in words, since the purpose is other"));
        } else if (because != null && !VisibleText.isLines(because, LONGEST_BECAUSE)) {
            flaws.add(flaw(
                    "because", "because-invalid", "1 to %d visible characters, or none".formatted(LONGEST_BECAUSE)));
        }
    }

    private static Flaw flaw(String field, String code, String expected) {
        return new Flaw(field, "contact-export-" + code, "Expected " + expected);
    }
}
