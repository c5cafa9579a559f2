package dev.varve.web;

import dev.varve.capture.Notebook;
import dev.varve.memory.forget.Forgetting;
import dev.varve.memory.forget.Purge;
import dev.varve.memory.transfer.Export;
import dev.varve.memory.transfer.Import;

/** What changes memories by hand: notes in, forgetting, and whole stores out and in. */
public record Archive(Notebook notebook, Forgetting forgetting, Purge purge, Export export, Import importing) {}
