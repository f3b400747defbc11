package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;

/** The tickets with which pages of the JS-SDK are signed; kept as tokens are, so that WeCom is asked once in two hours. */
public final class Tickets {
    private final TokenKeeper keeper;

    /** @param keeper one that asks for tickets */
    public Tickets(TokenKeeper keeper) {
        this.keeper = keeper;
    }

    /** For wx.config. */
    public TokenKeeper.Result forConfig(App app) {
        return keeper.token(new TokenOf(app, TokenKind.CONFIG_TICKET));
    }

    /** For wx.agentConfig. */
    public TokenKeeper.Result forAgentConfig(App app) {
        return keeper.token(new TokenOf(app, TokenKind.AGENT_TICKET));
    }
}
