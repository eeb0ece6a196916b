package dev.rollcall.local.aws.lambda;

import com.sun.management.OperatingSystemMXBean;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A function in a process of its own, as on Lambda. It is told its environment, and then events, by
 * its standard input, and answers by its standard output, which nobody else may write to.
 */
final class ProcessMain {
    static final byte ANSWERED = 1;
    static final byte FAILED = 0;

    private ProcessMain() {}

    /** The arguments are the handler's class and the file in which the time stands. */
    public static void main(String[] arguments) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new PrintStream(System.out));
        System.setOut(System.err);
        Map<String, String> environment = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            environment.put(in.readUTF(), in.readUTF());
        }
        LambdaFunction function =
                new LambdaFunction(
                        in.readUTF(), arguments[0], environment, Duration.ofSeconds(in.readInt()));
        Handler handler =
                Handler.of(
                        function.className(),
                        environment,
                        new SharedClock(Path.of(arguments[1]), false));
        try {
            for (int number = 1; ; number++) {
                byte[] event = in.readNBytes(in.readInt());
                answer(out, handler, function, event, number);
            }
        } catch (EOFException _) {
            System.exit(0);
        }
    }

    private static void answer(
            DataOutputStream out,
            Handler handler,
            LambdaFunction function,
            byte[] event,
            int number)
            throws IOException {
        byte how = ANSWERED;
        byte[] answer;
        long ends = System.nanoTime() + function.timeout().toNanos();
        try {
            answer =
                    handler.handle(
                            event, new InvocationContext(function, "process-" + number, ends));
        } catch (RuntimeException | Error e) {
            how = FAILED;
            e.printStackTrace();
            answer = e.toString().getBytes(StandardCharsets.UTF_8);
        }
        out.writeByte(how);
        out.writeLong(processor());
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
    }

    /** Returns how long this process has kept processors busy, in nanoseconds. */
    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
