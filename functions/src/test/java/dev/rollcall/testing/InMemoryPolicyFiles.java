package dev.rollcall.testing;

import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.Hashes;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Policy files that are forgotten with the test. */
public final class InMemoryPolicyFiles implements PolicyFiles {
    private final Map<String, byte[]> kept = new HashMap<>();
    private byte[] served = {};
    private int writings;
    private boolean dies;

    /** Writes the served file as somebody with rights on the bucket does. */
    public synchronized void upload(String text) {
        served = text.getBytes(StandardCharsets.UTF_8);
        writings++;
    }

    /** Changes a kept file, as somebody with rights on the bucket does. */
    public synchronized void tamper(String digest, String text) {
        kept.put(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next writing of the served file takes effect, and the answer is lost. */
    public synchronized void loseNextAnswer() {
        dies = true;
    }

    public synchronized int writings() {
        return writings;
    }

    public synchronized Set<String> keptDigests() {
        return Set.copyOf(kept.keySet());
    }

    @Override
    public synchronized Served served() {
        return new Served(served, Hashes.sha256(served), Integer.toString(writings));
    }

    @Override
    public synchronized String keep(byte[] content) {
        String digest = Hashes.sha256(content);
        kept.putIfAbsent(digest, content);
        return digest;
    }

    @Override
    public synchronized byte[] kept(String digest) {
        byte[] content = kept.get(digest);
        if (content == null) {
            throw new PortFailure.NeedsHuman("Reading a kept policy", "NoSuchKey");
        }
        if (!Hashes.sha256(content).equals(digest)) {
            throw new PortFailure.NeedsHuman("Reading a kept policy", "other-content-stored");
        }
        return content;
    }

    @Override
    public synchronized boolean serve(byte[] content, Served seen) {
        if (!seen.tag().equals(Integer.toString(writings))) {
            return Hashes.sha256(served).equals(Hashes.sha256(content));
        }
        served = content;
        writings++;
        if (dies) {
            dies = false;
            throw new PortFailure.Unavailable("Writing the policy");
        }
        return true;
    }
}
