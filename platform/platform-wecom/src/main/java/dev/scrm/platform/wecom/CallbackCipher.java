package dev.scrm.platform.wecom;

import static dev.scrm.platform.wecom.CallbackRejected.Reason.BAD_CIPHER;
import static dev.scrm.platform.wecom.CallbackRejected.Reason.WRONG_RECEIVER;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The encryption of callbacks: base64 over AES-256-CBC over 16 random bytes, the length of the message in 4 bytes, the
 * message, the receiver's id, and PKCS#7 padding to a multiple of 32 (which no padding of the JDK undoes, since its blocks
 * are of 16).
 */
public final class CallbackCipher {
    public static final int RANDOM_BYTES = 16;

    private static final int HEAD_BYTES = RANDOM_BYTES + Integer.BYTES;
    private static final int CIPHER_BLOCK = 16;
    private static final int PADDING_BLOCK = 32;

    private CallbackCipher() {}

    /** The message in the ciphertext when it is addressed to the receiver; {@link CallbackRejected} otherwise. */
    public static byte[] decrypt(CallbackKey key, String encrypt, String receiveId) {
        return decrypt(key, ByteRange.of(encrypt), receiveId);
    }

    /**
     * The ciphertext of a message.
     *
     * @param random 16 bytes that must differ from call to call: the first block is all that varies equal messages
     */
    public static String encrypt(CallbackKey key, byte[] random, byte[] message, String receiveId) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("Expected 16 random bytes, but got " + random.length);
        }
        var receiver = receiveId.getBytes(StandardCharsets.UTF_8);
        int length = HEAD_BYTES + message.length + receiver.length;
        int padding = PADDING_BLOCK - length % PADDING_BLOCK;
        var blocks = new byte[length + padding];
        ByteBuffer.wrap(blocks).put(random).putInt(message.length).put(message).put(receiver);
        Arrays.fill(blocks, length, blocks.length, (byte) padding);
        key.encipher(blocks);
        return Base64.getEncoder().encodeToString(blocks);
    }

    static byte[] decrypt(CallbackKey key, ByteRange encrypt, String receiveId) {
        var blocks = decode(encrypt);
        if (blocks.length == 0 || blocks.length % CIPHER_BLOCK != 0) {
            throw rejected("Expected a ciphertext of whole blocks, but it is not");
        }
        key.decipher(blocks);
        return message(blocks, blocks.length - padding(blocks), receiveId);
    }

    private static byte[] decode(ByteRange encrypt) {
        try {
            return Base64.getDecoder().decode(encrypt.copy());
        } catch (IllegalArgumentException e) {
            throw rejected("Expected a ciphertext in base64, but it is not");
        }
    }

    private static int padding(byte[] blocks) {
        int length = blocks.length;
        int padding = blocks[length - 1];
        if (padding < 1 || padding > PADDING_BLOCK || padding > length) {
            throw rejected("Expected a padding of 1 to 32 bytes, but it is not");
        }
        for (int i = length - padding; i < length; i++) {
            if (blocks[i] != padding) {
                throw rejected("Expected all bytes of the padding to be equal, but they are not");
            }
        }
        return padding;
    }

    private static byte[] message(byte[] blocks, int end, String receiveId) {
        if (end < HEAD_BYTES) {
            throw rejected("Expected a decrypted head of 20 bytes, but there is less");
        }
        int length = ByteBuffer.wrap(blocks).getInt(RANDOM_BYTES);
        if (length < 0 || length > end - HEAD_BYTES) {
            throw rejected("Expected the message's length to be within what was decrypted, but it is not");
        }
        int messageEnd = HEAD_BYTES + length;
        var receiver = receiveId.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(blocks, messageEnd, end, receiver, 0, receiver.length)) {
            throw new CallbackRejected(WRONG_RECEIVER, "Expected a message for this receiver, but it is for another");
        }
        return Arrays.copyOfRange(blocks, HEAD_BYTES, messageEnd);
    }

    private static CallbackRejected rejected(String message) {
        return new CallbackRejected(BAD_CIPHER, message);
    }
}
