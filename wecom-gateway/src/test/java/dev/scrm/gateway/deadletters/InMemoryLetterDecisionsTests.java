package dev.scrm.gateway.deadletters;

class InMemoryLetterDecisionsTests extends LetterDecisionsContract {
    private final InMemoryLetterDecisions decisions = new InMemoryLetterDecisions();

    @Override
    protected LetterDecisions decisions() {
        return decisions;
    }
}
