package dev.scrm.contact.exports;

import static java.util.stream.Collectors.joining;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.Gender;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.Person;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes rows of contacts, each cell as whoever gets them sees it; what is not there is an empty cell. */
final class DrawRows {
    private static final String AND = "；";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** People in China write their numbers without the country's code, and spreadsheets take a plus for a formula. */
    private static final Pattern CHINESE_MOBILE = Pattern.compile("\\+86(1[3-9]\\d{9})");

    private final Names.Sources sources;
    private final ZoneId zone;

    DrawRows(Names.Sources sources, ZoneId zone) {
        this.sources = sources;
        this.zone = zone;
    }

    List<List<String>> rows(String corpId, List<Heading> columns, List<Contact> contacts, Masking masking) {
        var names = sources.of(corpId, columns, contacts);
        return contacts.stream()
                .map(contact -> new Row(contact, contact.snapshot(), names, masking))
                .map(row -> columns.stream()
                        .map(heading -> Objects.requireNonNullElse(row.cell(heading.column()), ""))
                        .toList())
                .toList();
    }

    private final class Row {
        private final Contact contact;
        private final Person person;
        private final Snapshot snapshot;
        private final Names names;
        private final Masking masking;

        Row(Contact contact, Snapshot snapshot, Names names, Masking masking) {
            this.contact = contact;
            this.person = contact.person();
            this.snapshot = snapshot;
            this.names = names;
            this.masking = masking;
        }

        @Nullable
        String cell(ExportColumn column) {
            return switch (column) {
                case ExportColumn.Known(var which) -> known(which);
                case ExportColumn.OfField(var fieldId) -> field(fieldId);
                case ExportColumn.OfIdentity(var type, var scope) ->
                    identities(key -> key.type() == type && key.scope().equals(scope), DataClass.IDENTITY);
                case ExportColumn.OfConsent(var about) -> consent(about);
                case ExportColumn.OfLevel(var system) ->
                    membership(system).map(Snapshot.Level::level).orElse(null);
                case ExportColumn.OfPoints(var system) ->
                    membership(system)
                            .map(Snapshot.Level::points)
                            .map(String::valueOf)
                            .orElse(null);
            };
        }

        private @Nullable String known(KnownColumn which) {
            return switch (which) {
                case ID -> contact.id().value();
                case NAME -> masking.text(DataClass.NAME, snapshot.name());
                case STATED_NAME -> masking.text(DataClass.NAME, snapshot.statedName());
                case GENDER -> gender();
                case PHONE -> identities(IdentityType.PHONE, DataClass.PHONE);
                case EMAIL -> identities(IdentityType.EMAIL, DataClass.EMAIL);
                case REMARK -> remarks();
                case STAFF ->
                    snapshot.followers().stream()
                            .map(Snapshot.Follower::staffId)
                            .distinct()
                            .collect(joining(AND));
                case FOLLOWED_SINCE ->
                    snapshot.followers().stream()
                            .map(Snapshot.Follower::since)
                            .min(Comparator.naturalOrder())
                            .map(this::time)
                            .orElse(null);
                case TAGS -> snapshot.tagIds().stream().map(names::tag).collect(joining(AND));
                case STAGE ->
                    Optional.ofNullable(snapshot.stage()).map(names::stage).orElse(null);
                case LIVE_CODE ->
                    Optional.ofNullable(snapshot.liveCode())
                            .map(names::liveCode)
                            .orElse(null);
                case CREATED_AT -> time(snapshot.createdAt());
                case EXTERNAL_USER_ID -> masking.text(DataClass.WECOM_ID, snapshot.externalUserId());
                case UNION_ID -> identities(IdentityType.UNION_ID, DataClass.IDENTITY);
                case DOUYIN -> identities(IdentityType.DOUYIN, DataClass.IDENTITY);
                case WEIBO -> identities(IdentityType.WEIBO, DataClass.IDENTITY);
                case XIAOHONGSHU -> identities(IdentityType.XIAOHONGSHU, DataClass.IDENTITY);
                case GROUPS -> words(snapshot.groups().stream().map(stay -> names.group(stay.chatId())));
                case SEGMENTS -> words(names.segments(contact.id().value()).stream());
            };
        }

        /** Of what has no half there is all or nothing. */
        private @Nullable String gender() {
            var gender = snapshot.gender();
            if (gender == null || gender == Gender.UNKNOWN || !masking.shows(DataClass.GENDER)) {
                return null;
            }
            return gender == Gender.FEMALE ? "女" : "男";
        }

        /** People put numbers into names of groups, too. */
        private String words(Stream<String> named) {
            return named.map(masking::words).distinct().collect(joining(AND));
        }

        private String identities(IdentityType type, DataClass dataClass) {
            return identities(key -> key.type() == type, dataClass);
        }

        private String identities(Predicate<IdentityKey> which, DataClass dataClass) {
            return person.identities().stream()
                    .filter(identity -> which.test(identity.key()))
                    .map(identity ->
                            CHINESE_MOBILE.matcher(identity.key().value()).replaceFirst("$1"))
                    .flatMap(value -> Stream.ofNullable(masking.text(dataClass, value)))
                    .distinct()
                    .collect(joining(AND));
        }

        private String remarks() {
            return person.relations().stream()
                    .filter(Relation::stands)
                    .flatMap(relation -> Stream.ofNullable(Dated.valueOf(relation.remark())))
                    .filter(remark -> !remark.isBlank())
                    .flatMap(remark -> Stream.ofNullable(masking.text(DataClass.REMARK, remark)))
                    .distinct()
                    .collect(joining(AND));
        }

        private @Nullable String field(String fieldId) {
            return Optional.ofNullable(snapshot.fields().get(fieldId))
                    .map(Value::plain)
                    .map(plain -> masking.value(DataClass.ofField(fieldId), plain))
                    .map(seen -> written(fieldId, seen))
                    .orElse(null);
        }

        private String written(String fieldId, Object seen) {
            return switch (seen) {
                case Boolean yes -> yes ? "是" : "否";
                case BigDecimal number -> number.toPlainString();
                case Collection<?> several ->
                    several.stream()
                            .map(one -> names.option(fieldId, String.valueOf(one)))
                            .collect(joining(AND));
                default -> names.option(fieldId, seen.toString());
            };
        }

        private @Nullable String consent(ConsentStatement.About about) {
            return snapshot.consents().stream()
                    .filter(one -> one.channel() == about.channel() && one.purpose() == about.purpose())
                    .map(one -> one.given() ? "是" : "否")
                    .findFirst()
                    .orElse(null);
        }

        private Optional<Snapshot.Level> membership(String system) {
            return snapshot.memberships().stream()
                    .filter(one -> one.system().equals(system) && masking.shows(DataClass.MEMBERSHIP))
                    .findFirst();
        }

        private String time(Instant at) {
            return TIME.format(at.atZone(zone));
        }
    }
}
