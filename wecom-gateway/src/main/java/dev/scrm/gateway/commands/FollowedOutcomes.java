package dev.scrm.gateway.commands;

import java.util.List;

/** Begins what follows a command before its outcome is told: a crash in between brings both again. */
final class FollowedOutcomes implements Outcomes {
    private final List<FollowUps> followUps;
    private final Outcomes outcomes;

    FollowedOutcomes(List<FollowUps> followUps, Outcomes outcomes) {
        this.followUps = List.copyOf(followUps);
        this.outcomes = outcomes;
    }

    @Override
    public void publish(List<Finished> finished) {
        followUps.forEach(followUp -> followUp.begin(finished));
        outcomes.publish(finished);
    }
}
