package dev.scrm.contact.exports;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Says which columns a corp's files may have; of memberships only that there are some, since nobody lists their systems. */
public final class ListColumns {
    private final Fields fields;

    ListColumns(Fields fields) {
        this.fields = fields;
    }

    public List<Heading> list(String corpId) {
        var known = fields.list(corpId).stream().collect(toMap(Field::id, identity()));
        Stream<ExportColumn> everybodys = Arrays.stream(KnownColumn.values()).map(ExportColumn.Known::new);
        Stream<ExportColumn> own = known.values().stream()
                .filter(field -> !field.archived())
                .map(Field::id)
                .sorted()
                .map(ExportColumn.OfField::new);
        return Stream.of(everybodys, own, consents())
                .flatMap(columns -> columns)
                .flatMap(column -> Headings.of(column, known).stream())
                .toList();
    }

    private static Stream<ExportColumn> consents() {
        return Arrays.stream(ConsentChannel.values())
                .flatMap(channel -> Arrays.stream(ConsentPurpose.values())
                        .map(purpose -> new ExportColumn.OfConsent(new ConsentStatement.About(channel, purpose))));
    }
}
