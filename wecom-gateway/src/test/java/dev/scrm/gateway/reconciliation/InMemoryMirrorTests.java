package dev.scrm.gateway.reconciliation;

class InMemoryMirrorTests extends MirrorContract {
    private final InMemoryMirror mirror = new InMemoryMirror();

    @Override
    protected Mirror mirror() {
        return mirror;
    }
}
