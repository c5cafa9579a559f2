package dev.varve.search;

/**
 * How memories are ranked. Shares that are added are parts of what a memory would score that has every word of the
 * question once.
 *
 * @param k1 of BM25: how much more a word counts that comes again
 * @param b of BM25: how much less a word counts in a long memory
 * @param after what a memory lends of each word's score to the next ones of its session; a memory never gets a word
 *     twice, only from where it is worth most
 * @param before the same for the ones before it
 * @param answer what a memory that ends with a question lends to the next one
 * @param label added when a word of the question is what the memory is labelled with
 * @param time added when the memory is of the time the question names
 * @param tellsTime added when the question asks for a time and the memory names one; {@code counts} for numbers, {@code
 *     names} for names
 * @param length added to a memory that is not short; {@code start} to one that opens its session
 * @param summary added to a summary, because it tells of a whole turn
 * @param name weight of a word that the question writes with a capital
 * @param recent added to the newest memory of all, half of it after {@code recentHalfDays}
 * @param floor what has less than this part of what was asked for is no hit
 * @param doubt when no hit has itself this part of it, only the few first are shown; {@code sure} when not even this
 *     part, which is more, no more than fit on a page
 * @param floorOfBest what scores less than this part of the best is no hit
 * @param again what a memory keeps of its score when its turn left a better one
 * @param alike weight of a word that often means the same as one of the question; {@code insteadOf} when no memory has that one
 * @param about a memory that has itself this part of what was asked for is about it
 * @param same this part of what an older memory has of it a newer one must have too, to be about the same
 * @param newer this part of an older memory's score one must have that tells of a replacement, to stand above it
 * @param like memories are alike when they share this part of their words, see {@link WordNumbers#likeness}
 * @param newerAlike {@code newer} for one that is like the older one; {@code fetched} for one that was not among the first
 * @param near of the words by which an older memory is found this part stands where it says what is no longer so
 * @param phrase added, of the worth of a word as rare, when the memory has a phrase that stands in quotes in a sentence
 */
record Ranking(
    float k1,
    float b,
    float[] after,
    float[] before,
    float answer,
    float label,
    float time,
    float tellsTime,
    float counts,
    float names,
    float length,
    float start,
    float summary,
    float name,
    float recent,
    float recentHalfDays,
    float floor,
    float doubt,
    float sure,
    float floorOfBest,
    float again,
    float alike,
    float insteadOf,
    float about,
    float same,
    float newer,
    float like,
    float newerAlike,
    float fetched,
    float near,
    float phrase) {

  static Ranking standard() {
    return new Ranking(
        0.7f,
        0.3f,
        new float[] {0.3f, 0.3f, 0.3f},
        new float[] {0.3f, 0.3f, 0.3f},
        1,
        0.08f,
        0.25f,
        0.1f,
        0.05f,
        0.05f,
        0.05f,
        0.03f,
        0.15f,
        1.2f,
        0.05f,
        1,
        0.06f,
        0.35f,
        0.68f,
        0.42f,
        0.9f,
        0.6f,
        0.8f,
        0.45f,
        0.4f,
        0.7f,
        0.28f,
        0.6f,
        0.4f,
        0.7f,
        0.5f);
  }
}
