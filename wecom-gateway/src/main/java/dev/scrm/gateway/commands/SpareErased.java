package dev.scrm.gateway.commands;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps commands from being sent for somebody who was erased. They are looked up when a round begins, and once more right before
 * each call, which may have waited for its turn. The ledger had the command by then: whoever erases the contact in this moment
 * either is seen here or sees that the command is on its way.
 */
final class SpareErased {
    /** The contact was erased; no call was made. */
    private static final class ContactErased extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ErasedContacts erased;
    private final Clock clock;

    SpareErased(ErasedContacts erased, Clock clock) {
        this.erased = erased;
        this.clock = clock;
    }

    /** Of some commands those that are for somebody who was erased, by their {@link Command.Head#ledgerId}. */
    Set<String> among(Collection<WaitingCommand> commands) {
        var spared = new HashSet<String>();
        commands.stream()
                .map(waiting -> waiting.command().head())
                .filter(head -> !head.contactIds().isEmpty())
                .collect(groupingBy(Command.Head::corpId))
                .forEach((corpId, heads) -> spared.addAll(among(corpId, heads)));
        return spared;
    }

    private Set<String> among(String corpId, List<Command.Head> heads) {
        var contactIds =
                heads.stream().flatMap(head -> head.contactIds().stream()).collect(toSet());
        var found = erased.find(corpId, contactIds);
        return heads.stream()
                .filter(head -> isErased(head, found))
                .map(Command.Head::ledgerId)
                .collect(toSet());
    }

    private static boolean isErased(Command.Head head, Map<String, ErasedContact> found) {
        return head.contactIds().stream().anyMatch(contactId -> {
            var contact = found.get(contactId);
            return contact != null && contact.isMeantBy(head.envelope());
        });
    }

    /** Right before the call: throws what {@link #unlessErased} catches. */
    void check(Command.Head head) {
        boolean isErased;
        try {
            isErased = !head.contactIds().isEmpty()
                    && isErased(head, erased.find(head.corpId(), Set.copyOf(head.contactIds())));
        } catch (RuntimeException e) {
            throw new NothingCalledException(e);
        }
        if (isErased) {
            throw new ContactErased();
        }
    }

    Attempt unlessErased(WaitingCommand waiting, Supplier<Attempt> attempt) {
        try {
            return attempt.get();
        } catch (ContactErased e) {
            return givenBack(waiting.tried());
        }
    }

    /** What may have been sent is not suppressed, but nobody repeats it to find out. */
    Attempt.Done givenBack(Tried tried) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Attempt.Done(
                tried.isDoubtful()
                        ? Outcome.failed(tried.errorCode(), Reason.CONTACT_ERASED, tried.attempts(), now)
                        : Outcome.suppressed(tried.errorCode(), Reason.CONTACT_ERASED, tried.attempts(), now));
    }
}
