package dev.scrm.contact.contact;

import dev.scrm.contact.field.ReadValues;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes values of the corp's own fields, and name and gender: all that is told, or none of it. */
public final class TellFields {
    /** Of all fields of a person together: a snapshot has them all, and has to fit into a record of Kafka. */
    static final int LONGEST_FIELDS = 100_000;

    private final TakeStatements takeStatements;
    private final ReadValues readValues;
    private final Clock clock;

    TellFields(TakeStatements takeStatements, ReadValues readValues, Clock clock) {
        this.takeStatements = takeStatements;
        this.readValues = readValues;
        this.clock = clock;
    }

    /**
     * @param plain by the fields' ids, as JSON has it; null clears
     * @param profile name and gender
     * @param source who says so
     */
    public VersionedContact tell(
            Viewer viewer,
            String contactId,
            Precondition precondition,
            Map<String, @Nullable Object> plain,
            NameAndGender profile,
            String source) {
        takeStatements.check(viewer, contactId, precondition);
        var called = profile.requireName();
        var told = readValues.read(viewer.corpId(), plain);
        readValues.use(viewer.corpId(), told);
        return takeStatements.take(viewer, contactId, precondition, person -> statements(person, told, called, source));
    }

    private Optional<Statements> statements(
            Person person, List<ReadValues.Told> told, NameAndGender profile, String source) {
        var values = told.stream()
                .flatMap(one -> value(person, one, source).stream())
                .toList();
        var known = person.statements();
        var statements = Statements.joined(List.of(Statements.ofFields(values), profile.newsOf(known, source, clock)));
        if (statements.equals(Statements.NONE)) {
            return Optional.empty();
        }
        int length = Statements.joined(List.of(known, statements)).lengthOfFields();
        if (length > LONGEST_FIELDS && length > known.lengthOfFields()) {
            throw StatementRefused.fieldsTooLong(LONGEST_FIELDS);
        }
        return Optional.of(statements);
    }

    private Optional<FieldValue> value(Person person, ReadValues.Told told, String source) {
        var field = told.field();
        var known = person.statements().field(field.id());
        var at = Moment.after(known.map(FieldValue::at), clock);
        var value = new FieldValue(field.id(), told.value(), field.weight(source), source, at);
        boolean isNews = known.map(one -> !one.repeats(value)).orElse(told.value() != null);
        return Stream.of(value).filter(_ -> isNews).findFirst();
    }
}
