package dev.scrm.contact.behavior;

class InMemoryIntakeMarksTests extends IntakeMarksContract {
    private final IntakeMarks marks = new InMemoryIntakeMarks();

    @Override
    protected IntakeMarks marks() {
        return marks;
    }
}
