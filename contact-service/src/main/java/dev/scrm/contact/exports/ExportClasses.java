package dev.scrm.contact.exports;

import dev.scrm.contact.privacy.DataClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which classes of data may stand in columns. */
final class ExportClasses {
    private static final Set<DataClass> WITHOUT_WORDS =
            Set.of(DataClass.PHONE, DataClass.EMAIL, DataClass.GENDER, DataClass.MEMBERSHIP);

    /** Everybody sees them, and somebody may have put a number into the name. */
    private static final Set<ExportColumn> NAMED_BY_PEOPLE =
            Set.of(new ExportColumn.Known(KnownColumn.GROUPS), new ExportColumn.Known(KnownColumn.SEGMENTS));

    private ExportClasses() {}

    /** Those of the columns, and what may stand in words that people wrote. */
    static Stream<DataClass> of(List<Heading> columns) {
        boolean words = columns.stream().anyMatch(ExportClasses::hasWords);
        return Stream.concat(
                        columns.stream().flatMap(heading -> heading.column().dataClass().stream()),
                        words ? Stream.of(DataClass.PHONE, DataClass.EMAIL) : Stream.empty())
                .distinct();
    }

    private static boolean hasWords(Heading heading) {
        return NAMED_BY_PEOPLE.contains(heading.column())
                || heading.column()
                        .dataClass()
                        .filter(dataClass -> !WITHOUT_WORDS.contains(dataClass))
                        .isPresent();
    }
}
