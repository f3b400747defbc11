package dev.scrm.contact.contact;

import static dev.scrm.contact.contact.ContactFixtures.CHEN;
import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.ID;
import static dev.scrm.contact.contact.ContactFixtures.LIN;
import static dev.scrm.contact.contact.ContactFixtures.MORNING;
import static dev.scrm.contact.contact.ContactFixtures.scan;
import static dev.scrm.contact.contact.ContactsContract.learned;
import static dev.scrm.contact.contact.ContactsContract.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scrm.contact.field.FieldFixtures;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.stage.UsualStages;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.test.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the use cases make of what staff and other systems say. */
class TakeStatementsTests {
    private static final Viewer ALL = Viewer.ofAll(CORP);
    private static final Precondition ANY = _ -> {};
    private static final String BY = "user:" + LIN;
    private static final ConsentStatement.About SMS =
            new ConsentStatement.About(ConsentChannel.SMS, ConsentPurpose.MARKETING);

    private final InMemoryContacts contacts = new InMemoryContacts();
    private final MutableClock clock = MutableClock.at(MORNING);
    private final StateConsent stateConsent = new StateConsent(new TakeStatements(contacts), clock);
    private final TellMembership tellMembership = new TellMembership(new TakeStatements(contacts), clock);
    private final FieldFixtures.Kept fields = FieldFixtures.kept();

    @BeforeEach
    void haveAContact() {
        contacts.apply(List.of(learned(ID, 0, 0, scan(LIN, MORNING))));
    }

    @Test
    void hasTheLastWordThoughAnotherClockWasAhead() {
        var ahead = MORNING.plus(Duration.ofMinutes(4));
        consent(new StateConsent.Said(true, "web-form", ahead, null));

        var now = consent(new StateConsent.Said(false, "sms-reply", null, null));

        assertThat(now.contact().snapshot().consents())
                .containsExactly(new Snapshot.Consent(SMS.channel(), SMS.purpose(), false, ahead.plusMillis(1)));
    }

    @Test
    void keepsWhatIsSaidTwiceInOneMillisecondInItsOrder() {
        move("interested");
        move("lost");

        assertThat(move("new").contact().person().statements().stages())
                .extracting(StageChange::stage)
                .containsExactly("interested", "lost", "new");
    }

    @Test
    void movesNobodyWhoStandsThereAlready() {
        var moved = move("interested");
        clock.advance(Duration.ofHours(1));

        assertThat(move("interested")).isEqualTo(moved);
    }

    @Test
    void takesATimeForNoneThatLiesTooFarAhead() {
        var ahead = MORNING.plus(Duration.ofMinutes(6));

        assertThatThrownBy(() -> consent(new StateConsent.Said(true, "web-form", ahead, null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.details()).containsEntry("field", "at"));
        assertThatThrownBy(() -> tellMembership.tell(
                        ALL, ID.value(), ANY, new TellMembership.Said("mall", "gold", null, false, ahead), BY))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.details()).containsEntry("field", "at"));
    }

    @Test
    void findsTheSurvivorThoughSomebodyMergesMeanwhile() {
        var survivor = numbered(1);
        contacts.apply(List.of(learned(survivor, 0, 1, scan(CHEN, MORNING))));
        var raced = new AtomicBoolean();
        var racing = before(contacts, "updateVersioned", () -> {
            if (raced.compareAndSet(false, true)) {
                contacts.update(ID, one -> one.mergeInto(new Merge(survivor.value(), "by:" + LIN, MORNING)));
                contacts.update(survivor, one -> one.settle(contacts.find(ID).orElseThrow()));
            }
        });

        var moved = new MoveToStage(new TakeStatements(racing), new UsualStages(), clock)
                .move(ALL, ID.value(), ANY, "interested", null, BY);

        assertThat(moved.contact().id()).isEqualTo(survivor);
        assertThat(contacts.find(ID).orElseThrow().facts().statements()).isEqualTo(Statements.NONE);
    }

    @Test
    void saysNothingOfWhomTheCallerMayNotSeeAnyMore() {
        var raced = new AtomicBoolean();
        var racing = before(contacts, "updateVersioned", () -> {
            if (raced.compareAndSet(false, true)) {
                contacts.apply(List.of(learned(ID, 0, 5, ContactFixtures.removal(LIN, MORNING.plusSeconds(1)))));
            }
        });
        var move = new MoveToStage(new TakeStatements(racing), new UsualStages(), clock);

        assertThatThrownBy(() -> move.move(Viewer.ofOwn(CORP, LIN), ID.value(), ANY, "interested", null, BY))
                .isInstanceOf(ContactRefused.class);
        assertThat(contacts.find(ID).orElseThrow().facts().statements()).isEqualTo(Statements.NONE);
    }

    @Test
    void keepsNoMoreThanASnapshotCanTell() {
        for (int i = 0; i < 26; i++) {
            fields.keep().define(CORP, FieldFixtures.definition("f" + i, FieldType.TEXT), _ -> {});
        }
        var long25 = new HashMap<String, Object>();
        for (int i = 0; i < 25; i++) {
            long25.put("f" + i, "字".repeat(4_000));
        }
        tell(long25);

        assertThatThrownBy(() -> tell(Map.of("f25", "字")))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("contact-fields-too-long"));
        tell(Map.of("f0", "短", "f25", "字"));
        var clearing = new HashMap<String, Object>();
        clearing.put("f1", null);
        assertThat(tell(clearing).contact().snapshot().fields()).hasSize(25);
    }

    @Test
    void notesANameOnceAndTakesItBackForGood() {
        var called = profile(NameAndGender.of("王小明", Gender.MALE));
        var again = profile(NameAndGender.of("王小明", Gender.MALE));
        var nameless = profile(new NameAndGender(new NameAndGender.Told<>(null), null));

        assertThat(called.contact().snapshot().name()).isEqualTo("王小明");
        assertThat(again.version()).isEqualTo(called.version());
        assertThat(nameless.contact().snapshot().name()).isNull();
        assertThat(nameless.contact().snapshot().gender()).isEqualTo(Gender.MALE);
        assertThatThrownBy(() -> profile(NameAndGender.of("王\n小明", null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("contact-profile-invalid"));
    }

    @Test
    void marksNoFieldAsUsedForACallerWhoIsRefused() {
        fields.keep().define(CORP, FieldFixtures.definition("note", FieldType.TEXT), _ -> {});
        Precondition outdated = _ -> {
            throw ContactRefused.unknown(ID);
        };

        assertThatThrownBy(() ->
                        tellFields().tell(ALL, ID.value(), outdated, Map.of("note", "text"), NameAndGender.NOTHING, BY))
                .isInstanceOf(ContactRefused.class);
        assertThat(fields.keep().get(CORP, "note").used()).isFalse();
        tell(Map.of("note", "text"));
        assertThat(fields.keep().get(CORP, "note").used()).isTrue();
    }

    private VersionedContact consent(StateConsent.Said said) {
        return stateConsent.state(ALL, ID.value(), ANY, SMS, said, BY);
    }

    private VersionedContact move(String stage) {
        return new MoveToStage(new TakeStatements(contacts), new UsualStages(), clock)
                .move(ALL, ID.value(), ANY, stage, null, BY);
    }

    private VersionedContact tell(Map<String, Object> plain) {
        return tellFields().tell(ALL, ID.value(), ANY, plain, NameAndGender.NOTHING, BY);
    }

    private VersionedContact profile(NameAndGender profile) {
        return tellFields().tell(ALL, ID.value(), ANY, Map.of(), profile, BY);
    }

    private TellFields tellFields() {
        return new TellFields(new TakeStatements(contacts), fields.values(), clock);
    }

    /** The store, where something happens just before a method is called. */
    private static Contacts before(Contacts store, String method, Runnable happens) {
        return (Contacts) Proxy.newProxyInstance(
                Contacts.class.getClassLoader(), new Class<?>[] {Contacts.class}, (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        happens.run();
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
