package dev.scrm.contact.erasure;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.Precondition;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.privacy.PersonalText;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes the wish to erase a person: nothing goes yet. */
public final class RequestErasure {
    private static final int LONGEST = 500;

    private final FindContact findContact;
    private final Erasures erasures;
    private final List<String> services;
    private final Duration waiting;
    private final Clock clock;
    private final RandomGenerator random;

    RequestErasure(
            FindContact findContact,
            Erasures erasures,
            List<String> services,
            Duration waiting,
            Clock clock,
            RandomGenerator random) {
        this.findContact = findContact;
        this.erasures = erasures;
        this.services = List.copyOf(services);
        this.waiting = waiting;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What somebody asks for.
     *
     * @param reason one of {@link ErasureReason}
     * @param confirm the contact's id or name, so that nobody erases another by mistake
     */
    public record Wanted(
            String contactId, String reason, @Nullable String evidence, String confirm) {}

    /** @return the one that was begun, or the one that is under way already */
    public Erasure request(Viewer viewer, Wanted wanted, String by, Precondition precondition) {
        var reason = ErasureReason.of(wanted.reason());
        var evidence = wanted.evidence();
        requireEvidence(reason, evidence);
        var seen = findContact.findVersioned(viewer, wanted.contactId());
        var contact = seen.contact();
        var underWay = erasures.findUnderWay(viewer.corpId(), contact.id().value());
        if (underWay.isPresent()) {
            return underWay.get();
        }
        precondition.check(seen);
        if (!isConfirmed(contact, wanted)) {
            throw ErasureRefused.unconfirmed();
        }
        var now = clock.instant().truncatedTo(MILLIS);
        var request = new Erasure.Request(contact.id().value(), reason, evidence, by, now, now.plus(waiting));
        var erasure = Erasure.requested(viewer.corpId(), Ids.uuid7(now, random).toString(), request, services);
        return erasures.add(erasure);
    }

    private static boolean isConfirmed(Contact contact, Wanted wanted) {
        var confirm = wanted.confirm();
        return confirm.equals(wanted.contactId())
                || confirm.equals(contact.id().value())
                || (!confirm.isBlank() && contact.person().names().anyMatch(confirm::equals));
    }

    /** It stays, so it names nobody: of numbers and addresses that can be seen. */
    private static void requireEvidence(ErasureReason reason, @Nullable String evidence) {
        if (evidence == null) {
            if (reason == ErasureReason.OTHER) {
                throw ErasureRefused.invalid("evidence", "what the reason is");
            }
            return;
        }
        if (evidence.isBlank() || evidence.length() > LONGEST) {
            throw ErasureRefused.invalid("evidence", "1 to %d characters".formatted(LONGEST));
        }
        if (!PersonalText.withoutNumbersAndAddresses(evidence).equals(evidence)) {
            throw ErasureRefused.invalid("evidence", "no phone number and no e-mail address, since it stays,");
        }
    }
}
