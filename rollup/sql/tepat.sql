-- Shares within time: how many of how many, as numerator and denominator.
SELECT tingkat, wilayah, periode, ukuran,
  CAST(SUM(CASE WHEN bagian = 'pembilang' THEN nilai ELSE 0 END) AS BIGINT) AS pembilang,
  CAST(SUM(CASE WHEN bagian = 'penyebut' THEN nilai ELSE 0 END) AS BIGINT) AS penyebut
FROM wilayah_ukuran JOIN bagian_ukuran USING (tabel, kolom)
GROUP BY tingkat, wilayah, periode, ukuran
