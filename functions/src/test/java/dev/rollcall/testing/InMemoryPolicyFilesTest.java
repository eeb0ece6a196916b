package dev.rollcall.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.contract.PolicyFilesContract;

class InMemoryPolicyFilesTest extends PolicyFilesContract {
    private final InMemoryPolicyFiles files = new InMemoryPolicyFiles();

    @Override
    protected PolicyFiles files() {
        return files;
    }

    @Override
    protected void upload(byte[] content) {
        files.upload(new String(content, UTF_8));
    }

    @Override
    protected void tamper(String digest, byte[] content) {
        files.tamper(digest, new String(content, UTF_8));
    }
}
