namespace candlewright {}
