package dev.scrm.contact.contact.rest;

import dev.scrm.contact.audit.AboutContacts;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Snapshot;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.Masking;
import dev.scrm.contact.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact in a list.
 *
 * @param name as WeCom tells it, or else as somebody stated it; absent while nobody did
 * @param statedName as somebody stated it, whatever WeCom tells
 * @param liveCode the live code that brought the contact first
 * @param followers who follows it now
 * @param stage id of the lifecycle stage; absent while nobody said
 * @param fields the corp's own, by their ids
 * @param consents what the person last said about each channel and purpose
 */
record ContactView(
        String id,
        @Nullable String externalUserId,
        @Nullable String name,
        @Nullable String statedName,
        @Nullable String avatar,
        @Nullable String kind,
        @Nullable String gender,
        @Nullable String liveCode,
        List<Snapshot.Follower> followers,
        List<String> tagIds,
        Instant createdAt,
        @Nullable String stage,
        Map<String, Object> fields,
        List<ConsentView> consents,
        List<Snapshot.Level> memberships)
        implements AboutContacts, PersonalData {

    @Override
    public List<String> contactsNamed() {
        return List.of(id);
    }

    record ConsentView(String channel, String purpose, boolean given, Instant at) {
        static ConsentView of(Snapshot.Consent consent) {
            return new ConsentView(consent.channel().word(), consent.purpose().word(), consent.given(), consent.at());
        }
    }

    @Override
    public ContactView maskedBy(Masking masking) {
        Map<String, Object> seen = new TreeMap<>();
        fields.forEach((fieldId, value) -> Optional.ofNullable(masking.value(DataClass.ofField(fieldId), value))
                .ifPresent(shown -> seen.put(fieldId, shown)));
        return new ContactView(
                id,
                masking.text(DataClass.WECOM_ID, externalUserId),
                masking.text(DataClass.NAME, name),
                masking.text(DataClass.NAME, statedName),
                shown(masking, DataClass.AVATAR, avatar),
                kind,
                shown(masking, DataClass.GENDER, gender),
                liveCode,
                followers,
                tagIds,
                createdAt,
                stage,
                seen,
                consents,
                memberships.stream().map(level -> masked(masking, level)).toList());
    }

    /** Of what has no half there is all or nothing. */
    private static @Nullable String shown(Masking masking, DataClass dataClass, @Nullable String value) {
        return value != null && masking.shows(dataClass) ? value : null;
    }

    private static Snapshot.Level masked(Masking masking, Snapshot.Level level) {
        return masking.shows(DataClass.MEMBERSHIP) ? level : new Snapshot.Level(level.system(), null, null);
    }

    static ContactView of(Contact contact) {
        var snapshot = contact.snapshot();
        return new ContactView(
                contact.id().value(),
                snapshot.externalUserId(),
                snapshot.name(),
                snapshot.statedName(),
                snapshot.avatar(),
                word(snapshot.kind()),
                word(snapshot.gender()),
                snapshot.liveCode(),
                snapshot.followers(),
                snapshot.tagIds(),
                snapshot.createdAt(),
                snapshot.stage(),
                plain(snapshot.fields()),
                snapshot.consents().stream().map(ConsentView::of).toList(),
                snapshot.memberships());
    }

    private static Map<String, Object> plain(SortedMap<String, Value> fields) {
        Map<String, Object> plain = new TreeMap<>();
        fields.forEach((id, value) -> plain.put(id, value.plain()));
        return plain;
    }

    static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
