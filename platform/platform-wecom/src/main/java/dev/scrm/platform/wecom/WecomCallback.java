package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_SIGNATURE;

/** Opens what WeCom sends to a callback URL: nothing is decrypted, let alone parsed, before its signature is proven. */
public final class WecomCallback {
    /** Larger bodies are rejected; WeCom's largest callbacks have some 10 KB. */
    public static final int MAX_BODY_BYTES = EncryptScanner.MAX_BODY_BYTES;

    private WecomCallback() {}

    /**
     * The decrypted message of a posted callback.
     *
     * @param receiveId the corp id; a suite id or empty for the kinds of app the protocol says so
     * @throws CallbackRejected when the callback is not WeCom's or not for the receiver
     */
    public static byte[] verifyAndDecrypt(
            String token,
            CallbackKey key,
            String receiveId,
            String signature,
            String timestamp,
            String nonce,
            byte[] body) {
        return open(token, key, receiveId, signature, timestamp, nonce, EncryptScanner.find(body));
    }

    /**
     * The bytes to answer to WeCom's verification of the callback URL.
     *
     * @param echo the parameter echostr, percent-decoded once
     * @throws CallbackRejected when the request is not WeCom's or not for the receiver
     */
    public static byte[] verifyEcho(
            String token,
            CallbackKey key,
            String receiveId,
            String signature,
            String timestamp,
            String nonce,
            String echo) {
        return open(token, key, receiveId, signature, timestamp, nonce, ByteRange.of(echo));
    }

    private static byte[] open(
            String token,
            CallbackKey key,
            String receiveId,
            String signature,
            String timestamp,
            String nonce,
            ByteRange encrypt) {
        if (!CallbackSignature.matches(signature, token, timestamp, nonce, encrypt)) {
            throw new CallbackRejected(BAD_SIGNATURE, "Expected the signature of the callback, but it is another");
        }
        return CallbackCipher.decrypt(key, encrypt, receiveId);
    }
}
