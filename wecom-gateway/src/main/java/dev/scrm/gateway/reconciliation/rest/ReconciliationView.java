package dev.scrm.gateway.reconciliation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scrm.gateway.reconciliation.PartProgress;
import dev.scrm.gateway.reconciliation.Run;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reconciliation as it stands.
 *
 * @param status how it stands, as {@link Run.Status} in lower case
 * @param requestedBy absent when the night did
 * @param reason why it does not go on for now, or failed, as {@link dev.scrm.gateway.reconciliation.Hindrance}
 * @param missed changes that no callback told of; known at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconciliationView(
        String id,
        String corpId,
        String status,
        boolean everything,
        @Nullable String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable Long missed,
        List<PartView> parts) {

    /**
     * How far a part is.
     *
     * @param state {@code pending}, {@code reading}, {@code missing} (what was not met is asked for), {@code done},
     *     {@code refused} or {@code held} (too much was not met)
     * @param comparedWith when the reading began that it is compared with; absent when there is none yet
     * @param errorCode WeCom's, when it refused
     * @param customerContactOnly true when staff without customer contact were not read; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartView(
            String part,
            String state,
            long read,
            long published,
            long unreadable,
            @Nullable Integer errorCode,
            @Nullable Boolean customerContactOnly,
            @Nullable Instant comparedWith,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable DifferencesView differences) {
        static PartView of(PartProgress part, boolean judged) {
            return new PartView(
                    part.part().word(),
                    part.state().name().toLowerCase(Locale.ROOT),
                    part.read(),
                    part.published(),
                    part.unreadable(),
                    part.errorCode() == 0 ? null : part.errorCode(),
                    part.customerContactOnly() ? true : null,
                    part.since(),
                    part.startedAt(),
                    part.finishedAt(),
                    judged ? DifferencesView.of(part) : null);
        }
    }

    /** How many things differ from the reading before. */
    record DifferencesView(long appeared, long changed, long changedSilently, long vanished, long missed) {
        static DifferencesView of(PartProgress part) {
            var counts = part.counts();
            return new DifferencesView(
                    counts.appeared(), counts.changed(), counts.changedSilently(), counts.vanished(), counts.missed());
        }
    }

    static ReconciliationView of(Run run) {
        boolean judged = run.status() == Run.Status.FINISHED;
        return new ReconciliationView(
                run.id(),
                run.corpId(),
                run.status().name().toLowerCase(Locale.ROOT),
                run.request().everything(),
                run.request().by(),
                run.request().at(),
                run.finishedAt(),
                run.hindrance() == null ? null : run.hindrance().word(),
                judged ? run.counts().missed() : null,
                run.parts().stream().map(part -> PartView.of(part, judged)).toList());
    }
}
