#include <isa-l.h>

/* ISA-L leaves the upper halves of vector registers in use, as processors call it: what other code does with their lower halves
   then takes several times as long, up to the end of the thread. The calls below put that right. */
#if defined(__x86_64__)
#include <cpuid.h>

__attribute__((target("avx"))) static void sapa_zero_upper(void) { __builtin_ia32_vzeroupper(); }

static inline void sapa_release_vectors(void) {
  static _Atomic int has_avx = -1;
  if (has_avx < 0) {
    unsigned int a, b, c = 0, d;
    const unsigned int both = bit_OSXSAVE | bit_AVX;
    has_avx = __get_cpuid(1, &a, &b, &c, &d) && (c & both) == both;
  }
  if (has_avx) sapa_zero_upper();
}
#else
static inline void sapa_release_vectors(void) {}
#endif

static inline int sapa_deflate(struct isal_zstream *stream) {
  const int result = isal_deflate(stream);
  sapa_release_vectors();
  return result;
}

static inline int sapa_inflate(struct inflate_state *state) {
  const int result = isal_inflate(state);
  sapa_release_vectors();
  return result;
}

static inline uint32_t sapa_crc32(uint32_t before, const void *bytes, uint64_t count) {
  const uint32_t result = crc32_gzip_refl(before, (const unsigned char *)bytes, count);
  sapa_release_vectors();
  return result;
}

/* ISAL_DEF_LVL2_DEFAULT, which Swift cannot import as a macro. */
static const unsigned int sapa_deflate_work_bytes = ISAL_DEF_LVL2_DEFAULT;
