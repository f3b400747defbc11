package dev.scrm.gateway.callbacks;

class InMemoryCallbackHealthsTests extends CallbackHealthsContract {
    private final InMemoryCallbackHealths healths = new InMemoryCallbackHealths();

    @Override
    protected CallbackHealths healths() {
        return healths;
    }
}
