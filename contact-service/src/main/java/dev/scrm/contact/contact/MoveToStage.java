package dev.scrm.contact.contact;

import dev.scrm.contact.field.VisibleText;
import dev.scrm.contact.stage.StagesOfCorps;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a contact on one of the corp's stages. */
public final class MoveToStage {
    private static final int LONGEST_BECAUSE = 500;

    private final TakeStatements takeStatements;
    private final StagesOfCorps stagesOfCorps;
    private final Clock clock;

    MoveToStage(TakeStatements takeStatements, StagesOfCorps stagesOfCorps, Clock clock) {
        this.takeStatements = takeStatements;
        this.stagesOfCorps = stagesOfCorps;
        this.clock = clock;
    }

    /**
     * @param because why, if somebody says so
     * @param by who does it
     */
    public VersionedContact move(
            Viewer viewer,
            String contactId,
            Precondition precondition,
            String stage,
            @Nullable String because,
            String by) {
        takeStatements.check(viewer, contactId, precondition);
        if (stagesOfCorps.of(viewer.corpId()).find(stage).isEmpty()) {
            throw StatementRefused.stageUnknown(stage);
        }
        if (because != null && !VisibleText.isLines(because, LONGEST_BECAUSE)) {
            throw StatementRefused.becauseInvalid();
        }
        return takeStatements.take(viewer, contactId, precondition, person -> change(person, stage, because, by));
    }

    /** Who stands there already is not moved. */
    private Optional<Statements> change(Person person, String stage, @Nullable String because, String by) {
        var known = person.statements();
        if (known.stage().filter(stage::equals).isPresent()) {
            return Optional.empty();
        }
        var at = Moment.after(known.lastStage().map(StageChange::at), clock);
        return Optional.of(Statements.of(new StageChange(stage, because, by, at)));
    }
}
