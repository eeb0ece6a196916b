package dev.rollcall.testing;

import dev.rollcall.contract.SourceFilesContract;

import java.nio.charset.StandardCharsets;

class InMemorySourceFilesTest extends SourceFilesContract {
    private final InMemorySourceFiles files = new InMemorySourceFiles();

    @Override
    protected InMemorySourceFiles files() {
        return files;
    }

    @Override
    protected void put(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
