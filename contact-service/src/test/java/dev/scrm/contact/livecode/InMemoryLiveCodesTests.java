package dev.scrm.contact.livecode;

class InMemoryLiveCodesTests extends LiveCodesContract {
    private final LiveCodes liveCodes = new InMemoryLiveCodes();

    @Override
    protected LiveCodes liveCodes() {
        return liveCodes;
    }
}
