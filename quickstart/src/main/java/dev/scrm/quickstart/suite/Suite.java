package dev.scrm.quickstart.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The suite's processes: start, stop, kill, start again. Every method may be called at any time and by several threads;
 * starting what runs and stopping what does not are no errors.
 */
public final class Suite implements AutoCloseable {
    /** Only the first compiler: it needs a tenth of the second one's time, and its code runs at a half to a third of the speed. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final SuiteSettings settings;
    private final Directories directories;
    private final PidFile pids;
    private final Unpacking unpacking;
    private final ProgramCommand command;
    private final Training training;
    private final Keys keys;
    private final Map<Program, Unpacked> unpacked = new EnumMap<>(Program.class);

    private Suite(SuiteSettings settings, Clock clock) {
        this.settings = settings;
        this.directories = Directories.of(settings);
        this.pids = new PidFile(directories);
        this.unpacking = new Unpacking(directories);
        this.keys = Keys.in(directories.keys(), clock);
        this.command = new ProgramCommand(settings, directories, keys);
        this.training = new Training(directories, command);
        if (!settings.detached()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::killAll));
        }
    }

    /** A suite as the settings say; nothing is started yet. */
    public static Suite of(SuiteSettings settings, Clock clock) {
        return new Suite(settings, clock);
    }

    public SuiteSettings settings() {
        return settings;
    }

    public Directories directories() {
        return directories;
    }

    /** The servers that this suite runs itself; they are up before the services start. */
    public List<Program> servers() {
        return settings.apart()
                ? Stream.of(Program.KAFKA, Program.MONGODB, Program.SIMULATOR)
                        .filter(program ->
                                program != Program.KAFKA || settings.kafka().isEmpty())
                        .filter(program ->
                                program != Program.MONGODB || settings.mongodb().isEmpty())
                        .toList()
                : List.of(Program.INFRASTRUCTURE);
    }

    /** Everything this suite runs, in the order of the start. */
    public List<Program> programs() {
        return Stream.concat(servers().stream(), Program.SERVICES.stream()).toList();
    }

    /** What callers need to talk to the suite; also written to its directory. */
    public SuiteEnvironment environment() {
        return Files.exists(directories.environmentFile())
                ? SuiteEnvironment.read(directories.environmentFile())
                : SuiteEnvironment.of(settings, keys);
    }

    /** Writes {@code env}, with a token that is valid from now. */
    public void writeEnvironment() {
        SuiteEnvironment.of(settings, keys).write(directories.environmentFile());
    }

    /** Starts everything that does not run and waits until all of it is ready. */
    public void up() {
        writeEnvironment();
        prepare(servers());
        startAll(servers());
        prepare(Program.SERVICES);
        startAll(Program.SERVICES);
    }

    private void startAll(List<Program> programs) {
        programs.forEach(this::launch);
        programs.forEach(this::awaitReady);
    }

    /** Unpacks and, if this suite trains, makes the caches that are missing. */
    public void prepare(List<Program> programs) {
        programs.forEach(this::prepare);
    }

    /** As above, for one program; the servers that it connects to must be up. */
    public void prepare(Program program) {
        var there = unpacked(program);
        if (settings.training() && training.isNeeded(there)) {
            training.train(program, there);
        }
    }

    /** True when preparing the program takes longer than a look. */
    public boolean needsPreparation(Program program) {
        return settings.training() && training.isNeeded(unpacked(program));
    }

    private synchronized Unpacked unpacked(Program program) {
        return unpacked.computeIfAbsent(program, unpacking::of);
    }

    /** The ports that the program listens on; none for a server that runs elsewhere. */
    public List<Integer> portsOf(Program program) {
        var ports = settings.ports();
        return ports.listenedOnBy(program).stream()
                .filter(port -> settings.kafka().isEmpty() || (port != ports.kafka() && port != ports.controller()))
                .filter(port -> settings.mongodb().isEmpty() || port != ports.mongodb())
                .toList();
    }

    /** Runs a main class of a packaged module in the foreground; answers its exit code. */
    public int runTool(String module, String main, List<String> arguments) {
        return runTool(List.of(), module, main, arguments);
    }

    /** As above, for a tool whose compiling must not slow down what it looks at. */
    public int runSmallTool(String module, String main, List<String> arguments) {
        return runTool(List.of(QUICK_COMPILER), module, main, arguments);
    }

    private int runTool(List<String> flags, String module, String main, List<String> arguments) {
        var words = new ArrayList<>(flags);
        words.addAll(List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dproject.root=" + settings.root(),
                "-cp",
                unpacking.classPathOf(module),
                main));
        words.addAll(arguments);
        try {
            return JavaProcess.of(words).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start " + main, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + main, e);
        }
    }

    /** Starts the program unless it runs, and waits until it is ready. */
    public void start(Program program) {
        launch(program);
        awaitReady(program);
    }

    /** Starts the program unless it runs, and does not wait. */
    public void launch(Program program) {
        if (running(program).isPresent()) {
            return;
        }
        var there = unpacked(program);
        var arguments = new ArrayList<String>();
        pids.marks(program).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(JvmFlags.of(program));
        if (!settings.optimizing()) {
            arguments.add(QUICK_COMPILER);
        }
        if (Files.exists(there.cache())) {
            arguments.add("-XX:AOTCache=" + there.cache());
        }
        arguments.addAll(command.program(program, there));
        try {
            Files.createDirectories(directories.log(program.programName()).getParent());
            Files.createDirectories(directories.readyFile(program).getParent());
            Files.deleteIfExists(directories.readyFile(program));
            var builder = JavaProcess.of(arguments)
                    .directory(directories.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directories.log(program.programName()).toFile()));
            if (settings.detached()) {
                Detachment.detach(builder);
            }
            builder.environment().putAll(command.environment(program));
            var process = builder.start();
            process.getOutputStream().close();
            pids.record(program, process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to start " + program.programName(), e);
        }
    }

    /** Waits until the program is ready; throws as soon as it has died, or when it takes too long. */
    public void awaitReady(Program program) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(program)) {
            var process = running(program)
                    .or(() -> runningInAMoment(program))
                    .orElseThrow(() -> failed(program, "ended before it was ready"));
            if (System.nanoTime() > deadline) {
                throw failed(program, "was not ready within " + PATIENCE.toSeconds() + " s");
            }
            awaitEnd(process, POLL);
        }
    }

    /** While a process becomes the program, the system shows it without a command line for a moment. */
    private Optional<ProcessHandle> runningInAMoment(Program program) {
        LockSupport.parkNanos(POLL.toNanos());
        return running(program);
    }

    private ProgramFailedException failed(Program program, String what) {
        var log = directories.log(program.programName());
        return new ProgramFailedException(
                "%s %s; the end of %s:\n%s".formatted(program.programName(), what, log, LogTail.of(log, 15)));
    }

    /** The process that runs the program, if one does. */
    public Optional<ProcessHandle> running(Program program) {
        return pids.running(program);
    }

    /** True when the program runs and does its work. */
    public boolean isReady(Program program) {
        if (running(program).isEmpty()) {
            return false;
        }
        return program.isService()
                ? answersReady(settings.ports().of(program))
                : Files.exists(directories.readyFile(program));
    }

    /** True when the program runs from an older build than the one that is there. */
    public boolean isOutdated(Program program) {
        var current = unpacked(program).directory().toString();
        return running(program)
                .map(CommandLines::of)
                .map(line -> line.stream().noneMatch(word -> word.contains(current)))
                .orElse(false);
    }

    /** Lets the program end in order; kills it when it takes too long. */
    public void stop(Program program) {
        running(program).ifPresent(process -> {
            process.destroy();
            if (!awaitEnd(process, GRACE)) {
                process.destroyForcibly();
                awaitEnd(process, GRACE);
            }
        });
        pids.remove(program);
    }

    /** SIGKILL: no shutdown hook, no flush, nothing. Returns when the process is gone. */
    public void kill(Program program) {
        running(program).ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(process, GRACE);
        });
    }

    /** Stops the services side by side, then the servers. */
    public void down() {
        var all = List.of(Program.values());
        stopTogether(all.stream().filter(Program::isService).toList());
        stopTogether(all.stream().filter(program -> !program.isService()).toList());
    }

    private void stopTogether(List<Program> programs) {
        CompletableFuture.allOf(programs.stream()
                        .map(program -> CompletableFuture.runAsync(() -> stop(program), Thread::startVirtualThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void killAll() {
        List.of(Program.values()).forEach(this::kill);
    }

    @Override
    public void close() {
        down();
    }

    /** What the program's process has used; nothing when it does not run. */
    public Optional<Usage> usage(Program program) {
        return running(program).map(Usage::of);
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean answersReady(int port) {
        try {
            var connection = (HttpURLConnection)
                    URI.create(SuiteEnvironment.url(port) + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
