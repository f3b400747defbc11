package dev.scrm.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The issuer of tokens on a machine without one: an RSA key pair in a directory and JWTs signed with it (RS256). It
 * decides about nobody; whoever can read the private key is everybody.
 */
public final class EmbeddedIssuer {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final Path publicKey;

    private EmbeddedIssuer(PrivateKey key, Path publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** Reads the key pair of the directory, or makes one the first time. */
    public static EmbeddedIssuer in(Path directory) {
        var publicKey = directory.resolve("jwt-public.pem");
        var privateKey = directory.resolve("jwt-private.pem");
        try {
            if (!Files.exists(privateKey)) {
                generate(directory, publicKey, privateKey);
            }
            return new EmbeddedIssuer(read(privateKey), publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected an RSA key in " + privateKey, e);
        }
    }

    /** The PEM file (X.509) that the services verify with. */
    public Path publicKey() {
        return publicKey;
    }

    /** A signed token with these claims: strings, numbers and lists of strings. */
    public String sign(Map<String, ?> claims) {
        var content = base64(HEADER.getBytes(UTF_8)) + "." + base64(json(claims).getBytes(UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every JDK to sign with SHA256withRSA", e);
        }
    }

    private static void generate(Path directory, Path publicKey, Path privateKey)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        PrivateFiles.write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static PrivateKey read(Path pem) throws IOException, GeneralSecurityException {
        var base64 = Files.readAllLines(pem).stream()
                .filter(line -> !line.startsWith("-----"))
                .collect(Collectors.joining());
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String pem(String kind, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static String base64(byte[] bytes) {
        return BASE64_URL.encodeToString(bytes);
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Iterable<?> list -> {
                var items = new java.util.StringJoiner(",", "[", "]");
                list.forEach(item -> items.add(json(item)));
                yield items.toString();
            }
            case Number number -> number.toString();
            default -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        };
    }
}
