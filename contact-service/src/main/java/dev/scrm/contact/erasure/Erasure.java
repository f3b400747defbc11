package dev.scrm.contact.erasure;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That a person is to be erased, and how far that has got. It names nobody: ids, times and numbers.
 *
 * @param awaited services that must answer for each contact before it is done
 * @param traces what is to go; none before it has begun, and no identities once it is done
 * @param erasedAt what is dated until then counts no more; null until the contacts are erased
 * @param asked how often the services were asked; null until they are
 * @param held that it could not go on, since it last did; null otherwise
 * @param found what this service found of contacts before anything of them went; nothing once it is done
 * @param answers what services did, in the order of service and contact
 * @param certificate once nobody is waited for; it is in the trail once it is done
 * @param endedAt when it was done or cancelled
 */
public record Erasure(
        String corpId,
        String id,
        Request request,
        Status status,
        List<String> awaited,
        Traces traces,
        @Nullable Instant erasedAt,
        @Nullable Asked asked,
        @Nullable Held held,
        List<Answer> found,
        List<Answer> answers,
        @Nullable Certificate certificate,
        @Nullable Instant endedAt) {
    private static final Traces NONE = new Traces(List.of(), List.of());

    /** How far it has got. */
    public enum Status {
        /** Its time has not come: may be cancelled. */
        WAITING,
        /** Its contacts are being erased. */
        ERASING,
        /** The services are at it. */
        SPREADING,
        /** Done, with a certificate. */
        COMPLETED,
        /** Somebody thought better of it: nothing was erased. */
        CANCELLED
    }

    /**
     * Who wants it, and why.
     *
     * @param evidence where that is written down, such as a number of a letter
     * @param dueAt when it begins
     */
    public record Request(
            String contactId,
            ErasureReason reason,
            @Nullable String evidence,
            String by,
            Instant at,
            Instant dueAt) {
        public Request {
            requireNonNull(contactId, "contactId");
            requireNonNull(reason, "reason");
            requireNonNull(by, "by");
            requireNonNull(at, "at");
            requireNonNull(dueAt, "dueAt");
        }
    }

    /**
     * That the services were asked.
     *
     * @param againAt when those that have not answered are asked once more
     */
    public record Asked(int times, Instant againAt) {
        public Asked {
            requireNonNull(againAt, "againAt");
        }
    }

    /**
     * That it could not go on.
     *
     * @param times so often in a row
     * @param failed false while it waits for something that comes by itself
     * @param because what it waits for, or of what kind the failure is: what a failure says may be of somebody
     * @param at when it was tried last
     * @param againAt when it is tried once more
     */
    public record Held(int times, boolean failed, String because, Instant at, Instant againAt) {
        /** Once is a moment of weakness; so often in a row somebody has to see to it. */
        public static final int LASTING = 5;

        public Held {
            requireNonNull(because, "because");
            requireNonNull(at, "at");
            requireNonNull(againAt, "againAt");
        }

        boolean isLastingFailure() {
            return failed && times >= LASTING;
        }
    }

    /** What a service did for a contact. */
    public record Answer(String contactId, String service, List<StoreReport> stores, Instant at) {
        public Answer {
            requireNonNull(contactId, "contactId");
            requireNonNull(service, "service");
            stores = List.copyOf(stores);
            requireNonNull(at, "at");
        }

        boolean isOf(Answer other) {
            return contactId.equals(other.contactId) && service.equals(other.service);
        }
    }

    public Erasure {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(request, "request");
        requireNonNull(status, "status");
        awaited = List.copyOf(awaited);
        requireNonNull(traces, "traces");
        found = List.copyOf(found);
        answers = List.copyOf(answers);
    }

    static Erasure requested(String corpId, String id, Request request, List<String> awaited) {
        return new Erasure(
                corpId, id, request, Status.WAITING, awaited, NONE, null, null, null, List.of(), List.of(), null, null);
    }

    Decision<Erasure, ErasureEvent> cancel(Instant at) {
        return switch (status) {
            case CANCELLED -> Decision.unchanged(this);
            case WAITING ->
                Decision.of(
                        new Erasure(
                                corpId,
                                id,
                                request,
                                Status.CANCELLED,
                                awaited,
                                traces,
                                null,
                                null,
                                null,
                                found,
                                answers,
                                null,
                                at),
                        List.of());
            case ERASING, SPREADING, COMPLETED -> throw ErasureRefused.underWay(id);
        };
    }

    /** Writes down what is to go before anything goes: afterwards nobody knows it any more. */
    Decision<Erasure, ErasureEvent> begin(Traces known) {
        var all = traces.and(known);
        return switch (status) {
            case WAITING, ERASING ->
                status == Status.ERASING && all.equals(traces)
                        ? Decision.unchanged(this)
                        : Decision.of(
                                new Erasure(
                                        corpId,
                                        id,
                                        request,
                                        Status.ERASING,
                                        awaited,
                                        all,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        answers,
                                        null,
                                        null),
                                List.of());
            case SPREADING, COMPLETED, CANCELLED -> Decision.unchanged(this);
        };
    }

    /** The contacts are erased: every service is told of each of them. */
    Decision<Erasure, ErasureEvent> spread(Instant contactsErasedAt, Instant againAt) {
        if (status != Status.ERASING) {
            return Decision.unchanged(this);
        }
        var spreading = new Erasure(
                corpId,
                id,
                request,
                Status.SPREADING,
                awaited,
                traces,
                contactsErasedAt,
                new Asked(1, againAt),
                null,
                found,
                answers,
                null,
                null);
        return Decision.of(spreading, requests(traces.contactIds(), contactsErasedAt));
    }

    /** Asks once more for the contacts for which somebody has not answered; whoever has answers the same again. */
    Decision<Erasure, ErasureEvent> askAgain(Instant now, AskAgain pauses) {
        if (status != Status.SPREADING
                || asked == null
                || erasedAt == null
                || isAnswered()
                || now.isBefore(asked.againAt())) {
            return Decision.unchanged(this);
        }
        int times = asked.times() + 1;
        var unanswered = traces.contactIds().stream()
                .filter(contactId ->
                        awaited.stream().anyMatch(service -> missing(service).contains(contactId)))
                .toList();
        return Decision.of(
                with(new Asked(times, now.plus(pauses.after(times))), null, found, answers, certificate),
                requests(unanswered, erasedAt));
    }

    private static List<ErasureEvent> requests(List<String> contactIds, Instant erasedAt) {
        return contactIds.stream()
                .<ErasureEvent>map(contactId -> new ErasureEvent.ErasureRequested(contactId, erasedAt))
                .toList();
    }

    /** Somewhat further, where nothing holds it any more, or held. */
    private Erasure with(
            @Nullable Asked times,
            @Nullable Held until,
            List<Answer> foundBefore,
            List<Answer> answered,
            @Nullable Certificate sealed) {
        return new Erasure(
                corpId,
                id,
                request,
                status,
                awaited,
                traces,
                erasedAt,
                times,
                until,
                foundBefore,
                answered,
                sealed,
                endedAt);
    }

    /** Puts it off because it could not go on, each time longer, so that those that can are not kept waiting. */
    Decision<Erasure, ErasureEvent> hold(boolean failed, String because, Instant now, AskAgain pauses) {
        if (lookAt().filter(due -> !due.isAfter(now)).isEmpty()) {
            return Decision.unchanged(this);
        }
        int times = held == null || held.failed() != failed ? 1 : held.times() + 1;
        var until = new Held(times, failed, because, now, now.plus(pauses.after(times)));
        return Decision.of(with(asked, until, found, answers, certificate), List.of());
    }

    /** Writes down what there is of a contact before anything goes: whoever begins again after a crash finds less. */
    Decision<Erasure, ErasureEvent> found(Answer there) {
        if (status != Status.SPREADING || found.stream().anyMatch(there::isOf)) {
            return Decision.unchanged(this);
        }
        var all = Stream.concat(found.stream(), Stream.of(there)).toList();
        return Decision.of(with(asked, null, all, answers, certificate), List.of());
    }

    /** What was found of a contact before anything went. */
    List<StoreReport> foundOf(String contactId) {
        return found.stream()
                .filter(one -> one.contactId().equals(contactId))
                .flatMap(one -> one.stores().stream())
                .toList();
    }

    /** The first answer of a service for a contact counts: a repetition finds nothing any more. */
    Decision<Erasure, ErasureEvent> answered(Answer answer) {
        if (status != Status.SPREADING
                || !traces.contactIds().contains(answer.contactId())
                || answers.stream().anyMatch(answer::isOf)) {
            return Decision.unchanged(this);
        }
        var all = Stream.concat(answers.stream(), Stream.of(answer))
                .sorted(comparing(Answer::service).thenComparing(Answer::contactId))
                .toList();
        return Decision.of(with(asked, null, found, all, certificate), List.of());
    }

    /** For which contacts a service has not answered yet. */
    public List<String> missing(String service) {
        return traces.contactIds().stream()
                .filter(contactId -> answers.stream()
                        .noneMatch(answer -> answer.service().equals(service)
                                && answer.contactId().equals(contactId)))
                .toList();
    }

    /** True when nobody is waited for any more. */
    public boolean isAnswered() {
        return status == Status.SPREADING
                && awaited.stream().allMatch(service -> missing(service).isEmpty());
    }

    /** What it is certified with is written down before the trail has it: whoever begins again after a crash certifies the same. */
    Decision<Erasure, ErasureEvent> certify(Certificate sealed) {
        return status != Status.SPREADING || certificate != null
                ? Decision.unchanged(this)
                : Decision.of(with(asked, null, found, answers, sealed), List.of());
    }

    Decision<Erasure, ErasureEvent> complete() {
        var sealed = certificate;
        if (status != Status.SPREADING || sealed == null) {
            return Decision.unchanged(this);
        }
        return Decision.of(
                new Erasure(
                        corpId,
                        id,
                        request,
                        Status.COMPLETED,
                        awaited,
                        traces.withoutIdentities(),
                        erasedAt,
                        asked,
                        null,
                        List.of(),
                        answers,
                        sealed,
                        sealed.content().completedAt()),
                new ErasureEvent.ErasureCompleted(traces.contactIds(), sealed));
    }

    /**
     * True of one that was due so long ago, or fails on and on, that somebody has to see what it waits for, also when it could not
     * begin.
     */
    boolean isOverdue(Instant now, Duration after) {
        return switch (status) {
            case WAITING, ERASING, SPREADING ->
                now.isAfter(request.dueAt().plus(after)) || (held != null && held.isLastingFailure());
            case COMPLETED, CANCELLED -> false;
        };
    }

    /** When somebody has to look at it; empty when it has ended. */
    public Optional<Instant> lookAt() {
        return dueAt().map(due -> held != null && held.againAt().isAfter(due) ? held.againAt() : due);
    }

    private Optional<Instant> dueAt() {
        return switch (status) {
            case WAITING, ERASING -> Optional.of(request.dueAt());
            case SPREADING ->
                isAnswered()
                        ? Optional.of(request.dueAt())
                        : Optional.ofNullable(asked).map(Asked::againAt);
            case COMPLETED, CANCELLED -> Optional.empty();
        };
    }

    /** What each service did, over all contacts. */
    List<Certificate.ServiceReport> summary() {
        return answers.stream()
                .map(Answer::service)
                .distinct()
                .map(service -> new Certificate.ServiceReport(service, stores(service), answeredAt(service)))
                .toList();
    }

    private List<StoreReport> stores(String service) {
        List<StoreReport> all = new ArrayList<>();
        answers.stream()
                .filter(answer -> answer.service().equals(service))
                .forEach(answer -> all.addAll(answer.stores()));
        return StoreReport.summed(all);
    }

    private Instant answeredAt(String service) {
        return answers.stream()
                .filter(answer -> answer.service().equals(service))
                .map(Answer::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
