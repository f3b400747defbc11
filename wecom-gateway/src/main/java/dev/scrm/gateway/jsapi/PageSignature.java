package dev.scrm.gateway.jsapi;

/**
 * What a page gives to wx.config or wx.agentConfig.
 *
 * @param timestamp in seconds
 */
public record PageSignature(String corpId, String agentId, long timestamp, String nonce, String signature) {}
