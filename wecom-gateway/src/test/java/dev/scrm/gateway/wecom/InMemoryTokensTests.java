package dev.scrm.gateway.wecom;

class InMemoryTokensTests extends TokensContract {
    private final InMemoryTokens tokens = new InMemoryTokens(clock);

    @Override
    protected Tokens tokens() {
        return tokens;
    }
}
