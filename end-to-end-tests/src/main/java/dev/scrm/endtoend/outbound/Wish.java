package dev.scrm.endtoend.outbound;

/**
 * A command and the effect by which it can be known again in WeCom. Commands that ask for the same in the same words have
 * one trace: WeCom is to have as many effects of it as there are such commands.
 *
 * @param api whose effects it has; empty for a command that only reads
 * @param trace a part of the effect's target and content that no other effect of this API has
 */
record Wish(GatewayCommand command, String api, String trace) {}
