package dev.scrm.contact.erasure;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.DecideOnContact;
import dev.scrm.contact.contact.IdentityIds;
import dev.scrm.platform.events.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Carries erasures out, a step at a time, each so that it can be begun again: what is to go is written down, the contacts go, all
 * services are told, and once they have answered it is certified.
 */
public final class CarryOutErasures {
    private static final int AT_ONCE = 20;
    private static final AskAgain TRY_AGAIN = new AskAgain(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final String UNSETTLED = "unsettled";

    private final Erasures erasures;
    private final Contacts contacts;
    private final AwaitSettlement awaitSettlement;
    private final EraseStores eraseStores;
    private final Certify certify;
    private final AuditIntake trail;
    private final IdentityIds ids;
    private final AskAgain askAgain;
    private final Duration sendsArriveWithin;
    private final Clock clock;

    CarryOutErasures(
            Erasures erasures,
            Contacts contacts,
            EraseStores eraseStores,
            Certify certify,
            AuditIntake trail,
            IdentityIds ids,
            AskAgain askAgain,
            Duration sendsArriveWithin,
            Clock clock) {
        this.ids = ids;
        this.erasures = erasures;
        this.contacts = contacts;
        this.awaitSettlement = new AwaitSettlement(contacts);
        this.eraseStores = eraseStores;
        this.certify = certify;
        this.trail = trail;
        this.askAgain = askAgain;
        this.sendsArriveWithin = sendsArriveWithin;
        this.clock = clock;
    }

    /** Goes on with all that are due; one that fails holds up no other, and is tried again, each time later. */
    public void goOn() {
        Optional<RuntimeException> failure = Optional.empty();
        for (var erasure : erasures.findDue(clock.instant(), AT_ONCE)) {
            try {
                goOn(erasure);
            } catch (RuntimeException e) {
                holdAfter(erasure, e);
                failure.ifPresent(e::addSuppressed);
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** What cannot be written down either fails as it did, and is due as it was. */
    private void holdAfter(Erasure erasure, RuntimeException failure) {
        try {
            hold(erasure, true, failure.getClass().getSimpleName());
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void hold(Erasure erasure, boolean failed, String because) {
        var now = clock.instant().truncatedTo(MILLIS);
        erasures.update(erasure.corpId(), erasure.id(), known -> known.hold(failed, because, now, TRY_AGAIN));
    }

    private void goOn(Erasure erasure) {
        switch (erasure.status()) {
            case WAITING -> begin(erasure);
            case ERASING -> eraseContacts(erasure);
            case SPREADING -> spread(erasure);
            case COMPLETED, CANCELLED -> {}
        }
    }

    private void begin(Erasure erasure) {
        var traces =
                traces(erasure.corpId(), new Traces(List.of(erasure.request().contactId()), List.of()));
        eraseContacts(erasures.update(erasure.corpId(), erasure.id(), known -> known.begin(traces)));
    }

    /** All contacts that are the person, whatever is settled of their merges, with all under which they were ever known. */
    private Traces traces(String corpId, Traces known) {
        var contactIds = new TreeSet<String>();
        var identities = new HashMap<String, Traces.OfIdentity>();
        List<String> open = known.contactIds();
        while (!open.isEmpty()) {
            contactIds.addAll(open);
            var next = new TreeSet<>(contacts.mergedInto(corpId, open));
            for (var contact : contacts.findAll(corpId, open).values()) {
                // What it has of others may be of somebody who was parted by now: whoever is merged says so.
                next.add(contact.survivorId());
                for (var key : contact.everyKey()) {
                    var word = ids.word(corpId, key);
                    identities.put(
                            word,
                            new Traces.OfIdentity(
                                    key.type(), ids.firstContact(corpId, key).value(), word));
                }
            }
            next.removeAll(contactIds);
            open = List.copyOf(next);
        }
        return known.and(new Traces(List.copyOf(contactIds), List.copyOf(identities.values())));
    }

    /**
     * Looked up anew each time, before and after: until the contacts are erased, more may be told of them, and they may be merged with
     * others. Whoever turns out to be the person as well is taken along.
     */
    private void eraseContacts(Erasure written) {
        if (written.status() != Erasure.Status.ERASING) {
            return;
        }
        var corpId = written.corpId();
        var found = traces(corpId, written.traces());
        var erasure = found.equals(written.traces())
                ? written
                : erasures.update(corpId, written.id(), known -> known.begin(found));
        contacts.decideAll(corpId, decisions(erasure));
        var since = traces(corpId, erasure.traces());
        if (!since.equals(erasure.traces())) {
            // Told or merged in this very moment: the next look takes them along.
            erasures.update(corpId, erasure.id(), known -> known.begin(since));
            return;
        }
        var erasedAt = contacts.erasedAt(corpId, erasure.traces().contactIds()).values().stream()
                .max(Instant::compareTo)
                .orElseThrow();
        var againAt = clock.instant().truncatedTo(MILLIS).plus(askAgain.after(1));
        erasures.update(corpId, erasure.id(), known -> known.spread(erasedAt, againAt));
    }

    private Map<String, DecideOnContact> decisions(Erasure erasure) {
        var now = clock.instant().truncatedTo(MILLIS);
        var traces = erasure.traces();
        Map<String, DecideOnContact> decisions = new HashMap<>();
        // Under an identity of the person somebody else may be known: that one stays.
        traces.identities()
                .forEach(identity -> decisions.put(
                        identity.bornId(),
                        known -> known == null
                                ? Contact.neverKnown(
                                        new ContactId(erasure.corpId(), identity.bornId()),
                                        identity.type(),
                                        erasure.id(),
                                        now)
                                : Decision.unchanged(known)));
        traces.contactIds()
                .forEach(id -> decisions.put(
                        id,
                        known -> requireNonNull(known, "a contact that was found does not go away")
                                .erase(erasure.id(), now)));
        return decisions;
    }

    private void spread(Erasure erasure) {
        if (erasure.isAnswered()) {
            complete(erasure);
        } else {
            var now = clock.instant().truncatedTo(MILLIS);
            erasures.update(erasure.corpId(), erasure.id(), known -> known.askAgain(now, askAgain));
        }
    }

    private void complete(Erasure erasure) {
        var contactIds = erasure.traces().contactIds();
        if (clock.instant().isBefore(erasedAt(erasure).plus(sendsArriveWithin))
                || !awaitSettlement.isSettled(erasure.corpId(), contactIds)) {
            hold(erasure, false, UNSETTLED);
            return;
        }
        var certificate = certified(erasure);
        if (contacts.haveUnpublished(erasure.corpId(), contactIds)) {
            hold(erasure, false, UNSETTLED);
            return;
        }
        trail.submit(List.of(certify.record(certificate.content(), certificate.hash())));
        erasures.update(erasure.corpId(), erasure.id(), Erasure::complete);
    }

    /**
     * What was on its way when the services began has arrived by now: this one looks once more before it says so. Of two who say so at
     * once the first one's certificate stands.
     */
    private Certificate certified(Erasure erasure) {
        var certificate = erasure.certificate();
        if (certificate == null) {
            eraseStores.lookOnceMore(erasure, erasedAt(erasure));
            forgetOnceMore(erasure);
            var made = certify.certify(erasure, clock.instant().truncatedTo(MILLIS));
            certificate = erasures.update(erasure.corpId(), erasure.id(), known -> known.certify(made))
                    .certificate();
        }
        return requireNonNull(certificate, "certificate");
    }

    /** What another process had sent before of a contact may have come behind its end on the topic of profiles. */
    private void forgetOnceMore(Erasure erasure) {
        Map<String, DecideOnContact> decisions = new HashMap<>();
        erasure.traces()
                .contactIds()
                .forEach(id -> decisions.put(
                        id,
                        known -> requireNonNull(known, "a contact that was erased stays")
                                .forget(erasure.id())));
        contacts.decideAll(erasure.corpId(), decisions);
    }

    private static Instant erasedAt(Erasure erasure) {
        return requireNonNull(erasure.erasedAt(), "erasedAt");
    }
}
