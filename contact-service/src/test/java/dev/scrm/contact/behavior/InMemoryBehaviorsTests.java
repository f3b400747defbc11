package dev.scrm.contact.behavior;

class InMemoryBehaviorsTests extends BehaviorsContract {
    private final Behaviors behaviors = new InMemoryBehaviors();
    private final WaitingBehaviors waitingBehaviors = new InMemoryWaitingBehaviors();

    @Override
    protected Behaviors behaviors() {
        return behaviors;
    }

    @Override
    protected WaitingBehaviors waitingBehaviors() {
        return waitingBehaviors;
    }
}
